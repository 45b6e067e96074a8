package app.pentimento.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderImageStoreTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final String NAME = ImageProbe.sha256(BYTES);

    @TempDir
    private Path data;

    @Test
    void theSameBytesAreStoredOnce() throws IOException {
        ImageStore store = new FolderImageStore(data);
        store.put(NAME, BYTES);
        Object first = Files.getLastModifiedTime(file());
        store.put(NAME, BYTES);
        assertThat(Files.getLastModifiedTime(file())).isEqualTo(first);
        assertThat(files()).containsExactly(file());
        assertThat(read(new FolderImageStore(data))).isEqualTo(BYTES);
    }

    @Test
    void bytesOfAnotherHashAreRefused() {
        ImageStore store = new FolderImageStore(data);
        assertThatThrownBy(() -> store.put(ImageProbe.sha256(new byte[0]), BYTES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatACrashLeftIsClearedAtTheStart() throws IOException {
        ImageStore store = new FolderImageStore(data);
        store.put(NAME, BYTES);
        Files.write(data.resolve("images/unfinished/left"), BYTES);
        assertThat(read(new FolderImageStore(data))).isEqualTo(BYTES);
        assertThat(files()).containsExactly(file());
    }

    @Test
    void aFailureLeavesNoBrokenFile() throws IOException {
        ImageStore store = new FolderImageStore(data);
        // A file where the folder of this hash has to be makes the last step fail, whoever runs the test.
        Path folder = data.resolve("images").resolve(NAME.substring(0, 2));
        Files.write(folder, new byte[0]);
        assertThatThrownBy(() -> store.put(NAME, BYTES)).isInstanceOf(IOException.class);
        assertThat(store.contains(NAME)).isFalse();
        assertThat(files()).containsExactly(folder);
        Files.delete(folder);
        store.put(NAME, BYTES);
        assertThat(read(store)).isEqualTo(BYTES);
    }

    @Test
    void aFolderThatCannotBeWrittenFailsTheCheck() throws IOException {
        ImageStore store = new FolderImageStore(data);
        store.check();
        Files.delete(data.resolve("images/unfinished"));
        assertThatThrownBy(store::check).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.put(NAME, BYTES)).isInstanceOf(IOException.class);
        assertThat(store.contains(NAME)).isFalse();
    }

    @Test
    void aDeletedFileIsGone() throws IOException {
        ImageStore store = new FolderImageStore(data);
        store.put(NAME, BYTES);
        store.delete(NAME);
        store.delete(NAME);
        assertThat(store.contains(NAME)).isFalse();
        assertThatThrownBy(() -> store.open(NAME)).isInstanceOf(NoSuchFileException.class);
    }

    private Path file() {
        return data.resolve("images").resolve(NAME.substring(0, 2)).resolve(NAME);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] read(ImageStore store) throws IOException {
        try (InputStream in = store.open(NAME)) {
            return in.readAllBytes();
        }
    }
}
