package app.pentimento.image;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Says whether pictures can be kept and read now. */
@Component("imageStoreHealthIndicator")
final class ImageStoreHealth extends AbstractHealthIndicator {
    private final ImageStore store;

    ImageStoreHealth(ImageStore store) {
        super("The image store cannot be written or read");
        this.store = store;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        store.check();
        health.up();
    }
}
