package app.pentimento.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.account.Viewer;
import app.pentimento.image.corpus.Codecs;
import app.pentimento.image.corpus.Scene;
import app.pentimento.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Files come and go with the pictures that refer to them, in a real database and a real folder. */
class StoredFilesTest {
    private static final TestServer server = TestServer.start();

    private final Uploads uploads = server.bean(Uploads.class);
    private final Images images = server.bean(Images.class);
    private final StoredFiles files = server.bean(StoredFiles.class);
    private final JdbcClient jdbc = server.bean(JdbcClient.class);
    private final TransactionTemplate transaction = server.bean(TransactionTemplate.class);

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void deletionKeepsWhatAnotherPictureUses() {
        Image first = add(take(30));
        Image second = add(take(30));
        assertThat(first.delivered()).isEqualTo(second.delivered());
        remove(first);
        assertThat(file(second)).exists();
        remove(second);
        assertThat(file(second)).doesNotExist();
    }

    @Test
    void aDeletionKeepsTheFileOfAPictureThatIsJustComing() {
        Image first = add(take(31));
        NewImage coming = take(31);
        remove(first);
        assertThat(file(first)).exists();
        Image second = add(coming);
        assertThat(files.read(second.delivered())).isNotEmpty();
    }

    @Test
    void theSweepRemovesWhatNoPictureCameFor() {
        NewImage abandoned = take(32);
        Path file = path(abandoned.delivered());
        files.sweep();
        assertThat(file).exists();
        age(abandoned.delivered());
        files.sweep();
        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> add(abandoned)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSweepKeepsWhatAPictureRefersTo() {
        Image image = add(take(33));
        age(image.delivered());
        files.sweep();
        assertThat(file(image)).exists();
    }

    @Test
    void noticesDamagedAndMissingFilesAndForgetsThemWhenTheyAreWholeAgain() throws IOException {
        Image damaged = add(take(34));
        Image missing = add(take(35));
        StoreIntegrityCheck scrub = new StoreIntegrityCheck(files, 1000);
        scrub.next();
        assertThat(scrub.health().getDetails()).isEmpty();
        byte[] whole = Files.readAllBytes(file(damaged));
        Files.write(file(damaged), new byte[whole.length]);
        Files.delete(file(missing));
        scrub.next();
        scrub.next();
        assertThat(scrub.health().getDetails().get("damaged"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrder(
                        damaged.delivered().sha256(), missing.delivered().sha256());
        Files.write(file(damaged), whole);
        remove(missing);
        scrub.next();
        assertThat(scrub.health().getDetails()).isEmpty();
    }

    @Test
    void saysThatAFileIsDamagedAndAnUploadOfTheSameBytesRepairsIt() throws IOException {
        Image image = add(take(37));
        byte[] whole = Files.readAllBytes(file(image));
        byte[] broken = whole.clone();
        broken[broken.length / 2] ^= 1;
        Files.write(file(image), broken);
        assertThatThrownBy(() -> files.read(image.delivered()))
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("file is damaged")
                .hasMessageContaining("Upload the same picture again");
        assertThatThrownBy(() -> files.openWhole(image.delivered())).isInstanceOf(DamagedFile.class);
        add(take(37));
        assertThat(files.read(image.delivered())).isEqualTo(whole);

        Files.delete(file(image));
        assertThatThrownBy(() -> files.open(image.delivered())).isInstanceOf(DamagedFile.class);
        add(take(37));
        assertThat(files.read(image.delivered())).isEqualTo(whole);
    }

    @Test
    void previewsGoWithTheirPicture() {
        Image image = add(take(36));
        server.bean(Previews.class).of(image.delivered(), 160, java.util.Set.of("image/jpeg"), null);
        Path preview = server.data()
                .resolve("previews")
                .resolve(image.delivered().sha256().substring(0, 2))
                .resolve(image.delivered().sha256() + ".160.jpeg");
        assertThat(preview).exists();
        remove(image);
        assertThat(preview).doesNotExist();
    }

    /** An upload of a size of its own, so that no two tests share bytes. */
    private NewImage take(int size) {
        byte[] png = Codecs.encode("png", Scene.draw(size, size));
        return uploads.take(Viewer.LOCAL, Pictures.file(png), "image/png");
    }

    private Image add(NewImage image) {
        return Objects.requireNonNull(transaction.execute(status -> images.add(image)));
    }

    private void remove(Image image) {
        List<String> unused = transaction.execute(status -> images.remove(List.of(image.id())));
        images.removeFiles(Objects.requireNonNull(unused));
    }

    /** As if it had been written two hours ago. */
    private void age(ImageFile file) {
        var before = Instant.now().minus(2, ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
        for (String table : List.of("stored_file set used_at", "file_hold set held_at")) {
            jdbc.sql("update " + table + " = :before where sha256 = :sha256")
                    .param("before", before)
                    .param("sha256", file.sha256())
                    .update();
        }
    }

    private static Path file(Image image) {
        return path(image.delivered());
    }

    private static Path path(ImageFile file) {
        return server.data()
                .resolve("images")
                .resolve(file.sha256().substring(0, 2))
                .resolve(file.sha256());
    }
}
