package app.pentimento.model.builtin;

import app.pentimento.testing.Portrait;
import app.pentimento.model.builtin.operation.NothingFound;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pixels;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long each operation of the built-in studio takes, and how much memory, beside ImageMagick and libvips doing the
 * nearest same thing in the same run. Each reads an uncompressed file, does it, and writes one; ours in a running Java,
 * theirs as a command, without the time that the command takes to start. A dash stands where a tool has nothing like it,
 * or fails at it within its limits.
 */
public final class OperationSpeed {
    private static final int ROUNDS = 5;
    private static final double WARM = 1500;
    private static final double LONG = 8000;
    private static final Pattern SHARE = Pattern.compile("\\{d\\*([0-9.]+)}");

    private final Pixels photo;
    private final Path folder;
    private final Path in;

    private OperationSpeed(Pixels photo, Path folder) throws IOException {
        this.photo = photo;
        this.folder = folder;
        this.in = folder.resolve("in.ppm");
        Ppm.write(photo, in);
    }

    /** Runs the benchmark: arguments are sizes in megapixels, and names of operations where not all are wanted. */
    public static void main(String[] args) throws Exception {
        List<String> sizes = Stream.of(args).filter(arg -> arg.matches("\\d+")).toList();
        List<String> names = Stream.of(args).filter(arg -> !arg.matches("\\d+")).toList();
        Path folder = Files.createTempDirectory("pentimento-bench");
        for (String size : sizes.isEmpty() ? List.of("1", "12") : sizes) {
            OperationSpeed speed = new OperationSpeed(photo(Integer.parseInt(size)), folder);
            System.out.printf(
                    Locale.ROOT,
                    "%n%-22s %9s %7s %9s %6s %6s %9s %6s %6s%n",
                    size + " MP", "ours ms", "MB", "magick ms", "time", "memory", "vips ms", "time", "memory");
            for (Compared compared : Compared.all()) {
                if (names.isEmpty() || names.contains(compared.name().replace(" ", "-"))) {
                    speed.line(compared);
                }
            }
        }
        System.exit(0);
    }

    private void line(Compared compared) throws IOException, InterruptedException {
        Cost ours = ours(compared);
        Cost magick = theirs("convert", "-version", compared.magick());
        Cost vips = theirs("vips", "--version", compared.vips());
        System.out.printf(
                Locale.ROOT,
                "%-22s %9.0f %7.0f %s %s%n",
                compared.name(),
                ours.milliseconds(),
                ours.megabytes(),
                beside(ours, magick),
                beside(ours, vips));
    }

    private static String beside(Cost ours, @Nullable Cost theirs) {
        if (theirs == null) {
            return "%9s %6s %6s".formatted("-", "", "");
        }
        return String.format(
                Locale.ROOT,
                "%9.0f %5.2fx %5.2fx",
                theirs.milliseconds(),
                ours.milliseconds() / theirs.milliseconds(),
                ours.megabytes() / theirs.megabytes());
    }

    private Cost ours(Compared compared) throws IOException, InterruptedException {
        List<Cost> costs = new ArrayList<>();
        double warm = 0;
        while (costs.size() < ROUNDS) {
            Cost cost = Cost.of(() -> develop(compared.operation()));
            if (warm >= WARM) {
                costs.add(cost);
            }
            warm += cost.milliseconds();
        }
        return middle(costs, 0);
    }

    private void develop(Operation operation) throws IOException, InterruptedException {
        Pixels picture = Ppm.read(in);
        try {
            picture = operation.apply(picture);
        } catch (NothingFound e) {
            // looking for it is what is measured then
        }
        Ppm.write(picture, folder.resolve("ours.ppm"));
    }

    private @Nullable Cost theirs(String program, String nothing, String arguments)
            throws IOException, InterruptedException {
        if (arguments.isEmpty()) {
            return null;
        }
        double start = Double.MAX_VALUE;
        List<Cost> costs = new ArrayList<>();
        double spent = 0;
        while (costs.isEmpty() || (costs.size() < ROUNDS && spent < LONG)) {
            Cost empty = Cost.of(List.of(program, nothing));
            Cost cost = Cost.of(command(program, arguments));
            if (empty == null || cost == null) {
                return null;
            }
            costs.add(cost);
            spent += cost.milliseconds();
            start = Math.min(start, empty.milliseconds());
        }
        return middle(costs, start);
    }

    private List<String> command(String program, String arguments) {
        String filled = SHARE.matcher(arguments)
                .replaceAll(share -> Matcher.quoteReplacement(String.format(
                        Locale.ROOT, "%.2f", Double.parseDouble(share.group(1)) * photo.diagonal())))
                .replace("{w}", Integer.toString(photo.width()))
                .replace("{h}", Integer.toString(photo.height()));
        return Stream.of((program + " " + filled).split(" ", -1))
                .map(word -> word.replace("{in}", in.toString())
                        .replace("{out}", folder.resolve("theirs.ppm").toString())
                        .replace('~', ' '))
                .toList();
    }

    private static Cost middle(List<Cost> costs, double start) {
        double[] times = costs.stream().mapToDouble(Cost::milliseconds).sorted().toArray();
        double memory = costs.stream().mapToDouble(Cost::megabytes).max().orElseThrow();
        return new Cost(times[times.length / 2] - start, memory);
    }

    /** A person before a landscape, of this many megapixels. */
    static Pixels photo(int megapixels) throws IOException {
        int height = (int) Math.round(Math.sqrt(megapixels * 1e6 * 3 / 4));
        int width = (int) Math.round(height * 4 / 3.0);
        BufferedImage landscape = DrawnPhoto.image(width, height);
        Graphics2D graphics = landscape.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(Portrait.image(), (width - height) / 2, 0, height, height, null);
        graphics.dispose();
        return Pixels.of(landscape);
    }
}
