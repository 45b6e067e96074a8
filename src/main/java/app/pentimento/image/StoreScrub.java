package app.pentimento.image;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Checks every stored file when the server starts, where the operator asks for it. */
@Component
@ConditionalOnBooleanProperty("pentimento.image.scrub")
class StoreScrub implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(StoreScrub.class);

    private final StoredFiles files;

    StoreScrub(StoredFiles files) {
        this.files = files;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> broken = files.scrub();
        if (broken.isEmpty()) {
            log.info("Every stored picture is whole");
        } else {
            log.error(
                    "{} stored pictures are missing or damaged; restore them from a backup: {}", broken.size(), broken);
        }
    }
}
