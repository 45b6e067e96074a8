package app.pentimento.keep;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Prints how much is kept and how much of the asked change is taken, over made-up pairs whose change is known. Arguments:
 * {@code -v} prints each pair; a folder gives more photos; {@code -o folder} writes what was composed; names of kinds
 * count only those.
 */
public final class KeepBars {
    private KeepBars() {}

    private static final class Sum {
        int pairs;
        int composed;
        double kept;
        double asked;
        double pixels;
        double seam;
        double worstSeam;
        double millis;

        void add(Sum other) {
            pairs += other.pairs;
            composed += other.composed;
            kept += other.kept;
            asked += other.asked;
            pixels += other.pixels;
            seam += other.seam;
            worstSeam = Math.max(worstSeam, other.worstSeam);
            millis += other.millis;
        }

        String line(String name, boolean local) {
            return local
                    ? String.format(
                            Locale.ROOT,
                            "%-22s %3d pairs  composed %3d  kept %6.2f %%  asked %6.2f %% (pixel by pixel %5.1f %%)  seam %.3f (worst %.3f)  %4.0f ms",
                            name,
                            pairs,
                            composed,
                            100 * kept / Math.max(1, composed),
                            100 * asked / Math.max(1, composed),
                            100 * pixels / Math.max(1, composed),
                            seam / Math.max(1, composed),
                            worstSeam,
                            millis / Math.max(1, pairs))
                    : String.format(
                            Locale.ROOT,
                            "%-22s %3d pairs  composed %3d  %4.0f ms",
                            name,
                            pairs,
                            composed,
                            millis / Math.max(1, pairs));
        }
    }

    public static void main(String[] arguments) throws IOException {
        boolean each = false;
        Path out = null;
        List<EditKind> kinds = new ArrayList<>();
        List<BufferedImage> photos = new ArrayList<>();
        for (String name : List.of("astronaut", "chelsea", "coffee", "rocket")) {
            try (InputStream in =
                    Objects.requireNonNull(KeepBars.class.getResourceAsStream("/photos/" + name + ".jpg"))) {
                photos.add(ImageIO.read(in));
            }
        }
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("-v")) {
                each = true;
            } else if (argument.equals("-o")) {
                out = Files.createDirectories(Path.of(arguments[++i]));
            } else if (Files.isDirectory(Path.of(argument))) {
                more(Path.of(argument), photos);
            } else {
                kinds.add(EditKind.valueOf(argument.toUpperCase(Locale.ROOT)));
            }
        }
        Sum tunedLocal = new Sum();
        Sum countedLocal = new Sum();
        Sum tunedGlobal = new Sum();
        Sum countedGlobal = new Sum();
        for (EditKind kind : kinds.isEmpty() ? List.of(EditKind.values()) : kinds) {
            Sum sum = new Sum();
            for (int number = 0; number < (kind.local ? Pair.LOCAL_EACH : Pair.GLOBAL_EACH); number++) {
                sum.add(measured(Pair.make(kind, number, photos), each, out));
            }
            System.out.println(sum.line(kind.name().toLowerCase(Locale.ROOT) + (kind.tuned ? "" : " *"), kind.local));
            (kind.local ? kind.tuned ? tunedLocal : countedLocal : kind.tuned ? tunedGlobal : countedGlobal).add(sum);
        }
        System.out.println("Kinds with * were written before the method and only count.");
        System.out.println(tunedLocal.line("local", true));
        System.out.println(countedLocal.line("local *", true));
        System.out.println(tunedGlobal.line("global", false));
        System.out.println(countedGlobal.line("global *", false));
        tunedLocal.add(countedLocal);
        tunedGlobal.add(countedGlobal);
        System.out.println(tunedLocal.line("all local", true));
        System.out.printf(
                Locale.ROOT,
                "Local ones left whole: %.1f %%. Global ones composed: %d of %d.%n",
                100.0 * (tunedLocal.pairs - tunedLocal.composed) / Math.max(1, tunedLocal.pairs),
                tunedGlobal.composed,
                tunedGlobal.pairs);
    }

    private static void more(Path folder, List<BufferedImage> photos) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                BufferedImage photo = ImageIO.read(file.toFile());
                if (photo != null) {
                    photos.add(photo);
                }
            }
        }
    }

    private static Sum measured(Pair pair, boolean each, @Nullable Path out) throws IOException {
        BufferedImage working = pair.before().image();
        long began = System.nanoTime();
        Comparison compared = Comparison.of(working, pair.answer());
        Reason reason = Judgement.against(compared, KeepMode.AUTO, PromptWish.of(pair.prompt()));
        Composer.Put put = null;
        Placement placement = compared.placement();
        if (reason == null && placement != null) {
            put = Composer.put(working, compared, placement, compared.area(), false);
        }
        Sum sum = new Sum();
        sum.pairs = 1;
        sum.millis = (System.nanoTime() - began) / 1e6;
        String found = "";
        if (put != null) {
            Scene made = Scene.of(working);
            sum.composed = 1;
            sum.kept = kept(pair, made);
            sum.asked = asked(pair, made, 1);
            sum.pixels = asked(pair, made, 0);
            sum.seam = sum.worstSeam = Seams.ratio(pair, made);
            found = String.format(
                    Locale.ROOT, "kept %.4f asked %.4f seam %.3f", sum.kept, sum.asked, sum.seam);
            if (out != null) {
                String name = pair.kind().name().toLowerCase(Locale.ROOT) + "-" + pair.number();
                ImageIO.write(working, "png", out.resolve(name + ".png").toFile());
                ImageIO.write(pair.answer(), "png", out.resolve(name + "-answer.png").toFile());
            }
        }
        if (each) {
            Comparison.Signs s = compared.signs();
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %2d %-8s %-14s like %.3f cov %.2f changed %.3f tone %.1f structure %.3f noise %.2f | %s (%.0f ms)%n",
                    pair.kind(),
                    pair.number(),
                    pair.wear().frame(),
                    reason == null ? "composed" : reason.word(),
                    s.likeness(),
                    s.covered(),
                    s.changed(),
                    s.toneShift(),
                    s.structure(),
                    s.noise(),
                    found,
                    sum.millis);
        }
        return sum;
    }

    private static double kept(Pair pair, Scene made) {
        long unasked = 0;
        long same = 0;
        for (int i = 0; i < made.width * made.height; i++) {
            if (pair.unasked(i)) {
                unasked++;
                boolean kept = true;
                for (int c = 0; c < 3; c++) {
                    kept &= made.planes[c][i] == pair.before().planes[c][i];
                }
                same += kept ? 1 : 0;
            }
        }
        return (double) same / unasked;
    }

    /**
     * Of what was asked to change, the share that is nearer to the change than to what was there: as it is seen at the
     * answer's own resolution, which has fewer pixels, or pixel by pixel, where the grain of the photo decides as well.
     */
    private static double asked(Pair pair, Scene made, int radius) {
        Scene before = pair.before();
        Scene truth = pair.truth();
        Scene now = made;
        if (radius > 0) {
            before = before.blurred(radius);
            truth = truth.blurred(radius);
            now = made.blurred(radius);
        }
        long asked = 0;
        long taken = 0;
        for (int i = 0; i < made.width * made.height; i++) {
            double along = 0;
            double all = 0;
            double most = 0;
            for (int c = 0; c < 3; c++) {
                float change = truth.planes[c][i] - before.planes[c][i];
                most = Math.max(most, Math.abs(change));
                along += (now.planes[c][i] - before.planes[c][i]) * change;
                all += change * change;
            }
            if (most >= Pair.VISIBLE && pair.shown(i)) {
                asked++;
                taken += along >= all / 2 ? 1 : 0;
            }
        }
        return asked == 0 ? 1 : (double) taken / asked;
    }
}
