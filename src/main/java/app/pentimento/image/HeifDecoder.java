package app.pentimento.image;

import app.pentimento.image.container.BrokenFile;
import app.pentimento.image.container.HeifFile;
import app.pentimento.image.container.UnsupportedKind;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has HEIC and AVIF decoded by libheif's own command line tool: {@code heif-dec}, or {@code heif-convert} as it was called
 * before libheif 1.18. Its decoders are native code, and files of others find the holes in it; so it runs as a process of
 * its own, for one picture, with limits of time, memory and what it can write. Where one breaks it, a file is refused.
 */
final class HeifDecoder {
    static final String HOW_TO_INSTALL =
            "Whoever runs it can install that: \"apt install libheif-examples\" on Debian and Ubuntu, \"brew install libheif\" on macOS.";

    private static final Logger log = LoggerFactory.getLogger(HeifDecoder.class);
    private static final String SHELL = "/bin/sh";
    private static final List<String> NAMES = List.of("heif-dec", "heif-convert");
    private static final @Nullable Path TOOL = find(System.getenv("PATH")).orElse(null);

    /** Address space, of which the stacks of threads take much and use little. */
    private static final long MEMORY = 2L << 30;

    private static final int MEMORY_EACH = 64;
    private static final int SECONDS = 4;
    private static final long PIXELS_A_SECOND = 1_000_000;
    private static final int MOST_WORDS = 4000;
    /** Limits by the shell, which every system with the tool has. One that cannot be set is left out: macOS has no -v. */
    private static final String LIMITED =
            "ulimit -c 0; ulimit -t \"$1\"; ulimit -f \"$2\"; ulimit -v \"$3\" 2>/dev/null;" + " shift 3; exec \"$@\"";

    private HeifDecoder() {}

    /** The tool, where it is installed. */
    static Optional<Path> tool() {
        return Optional.ofNullable(TOOL);
    }

    /** The first of the tool's names in these folders. */
    static Optional<Path> find(@Nullable String folders) {
        if (folders == null || !Files.isExecutable(Path.of(SHELL))) {
            return Optional.empty();
        }
        return NAMES.stream()
                .flatMap(name -> List.of(folders.split(File.pathSeparator)).stream()
                        .filter(folder -> folder.startsWith("/"))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * The main picture as PNG: upright, in its own colours, with 16 bits where it has more than 8.
     *
     * @throws BrokenFile where the tool cannot read it within the limits
     */
    static byte[] png(Header header, HeifFile heif) throws IOException {
        Path tool = tool().orElseThrow(() -> new UnsupportedKind("This server does not read such pictures."));
        Path folder = Files.createTempDirectory("pentimento-heif");
        Path in = folder.resolve("in.heif");
        Path out = folder.resolve("out.png");
        Path words = folder.resolve("words");
        try {
            Files.write(in, heif.primaryAlone());
            run(tool, header, heif.codedPixels(), in, out, words);
            if (!Files.exists(out)) {
                throw refused(words);
            }
            return Files.readAllBytes(out);
        } finally {
            for (Path each : List.of(in, out, words, folder)) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static void run(Path tool, Header header, long coded, Path in, Path out, Path words) throws IOException {
        long pixels = Math.max(coded, header.pixels());
        long seconds = SECONDS + pixels / PIXELS_A_SECOND;
        long blocks = (pixels * 9 + (16 << 20)) / 512;
        long kilobytes = (MEMORY + pixels * MEMORY_EACH) >> 10;
        ProcessBuilder builder = new ProcessBuilder(
                SHELL,
                "-c",
                LIMITED,
                "sh",
                String.valueOf(seconds),
                String.valueOf(blocks),
                String.valueOf(kilobytes),
                tool.toString(),
                in.toString(),
                out.toString());
        builder.directory(Objects.requireNonNull(in.getParent()).toFile());
        Map<String, String> environment = builder.environment();
        environment.clear(); // keys of models are none of its business
        environment.put("MALLOC_ARENA_MAX", "2");
        builder.redirectErrorStream(true).redirectOutput(words.toFile());
        Process process = builder.start();
        boolean ended = false;
        try {
            process.getOutputStream().close();
            ended = process.waitFor(3 * seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenFile("Reading this picture was interrupted.");
        } finally {
            if (!ended) {
                process.destroyForcibly();
            }
        }
        if (!ended || process.exitValue() != 0) {
            throw refused(words);
        }
    }

    private static IOException refused(Path words) throws IOException {
        String said = said(words);
        log.debug("libheif did not read a picture: {}", said);
        return said.contains("No decoding plugin") || said.contains("Unsupported codec")
                ? new UnsupportedKind(
                        "libheif on this server has no decoder for this picture. Whoever runs it can install one (libde265 for HEIC, dav1d or libaom for AVIF).")
                : new BrokenFile("This picture is broken, or takes more time or memory than it may.");
    }

    private static String said(Path words) throws IOException {
        if (!Files.exists(words)) {
            return "";
        }
        byte[] bytes = Files.readAllBytes(words);
        return new String(bytes, 0, Math.min(bytes.length, MOST_WORDS), StandardCharsets.UTF_8);
    }
}
