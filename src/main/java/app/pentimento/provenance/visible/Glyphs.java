package app.pentimento.provenance.visible;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The outlines of the label's characters, shipped with the application, so that no font need be installed. */
final class Glyphs {
    private static final double UNITS_PER_EM = 1000;
    private static final String RESOURCE = "/app/pentimento/provenance/label-glyphs.txt";
    private static final Pattern COMMAND = Pattern.compile("([MLQCZ])([-\\d,]*)");

    private record Glyph(double advance, Path2D outline) {}

    private final Map<Integer, Glyph> glyphs;

    private Glyphs(Map<Integer, Glyph> glyphs) {
        this.glyphs = glyphs;
    }

    static Glyphs load() {
        Map<Integer, Glyph> glyphs = new HashMap<>();
        try (InputStream in = Glyphs.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The outlines of the label are missing: " + RESOURCE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    read(line, glyphs);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Glyphs(glyphs);
    }

    /** The outline of a line of text, one em high, with its start at 0 on the baseline and y downwards. */
    Path2D line(String text) {
        Path2D line = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double x = 0;
        for (int character : text.codePoints().toArray()) {
            Glyph glyph = glyph(character);
            line.append(glyph.outline().getPathIterator(AffineTransform.getTranslateInstance(x, 0)), false);
            x += glyph.advance();
        }
        return line;
    }

    /** The height of the lowest character's ink in a text, in ems; spaces do not count. */
    double smallestInk(String text) {
        return text.codePoints()
                .filter(character -> character != ' ')
                .mapToDouble(
                        character -> glyph(character).outline().getBounds2D().getHeight())
                .min()
                .orElseThrow();
    }

    private Glyph glyph(int character) {
        Glyph glyph = glyphs.get(character);
        if (glyph == null) {
            throw new IllegalArgumentException("No outline is shipped for " + Character.toString(character));
        }
        return glyph;
    }

    private static void read(String line, Map<Integer, Glyph> glyphs) {
        String[] fields = line.split(" ", -1);
        int character = fields[0].equals("space") ? ' ' : fields[0].codePointAt(0);
        glyphs.put(character, new Glyph(Integer.parseInt(fields[1]) / UNITS_PER_EM, outline(fields[2])));
    }

    private static Path2D outline(String data) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        Matcher commands = COMMAND.matcher(data);
        while (commands.find()) {
            double[] at = numbers(commands.group(2));
            switch (commands.group(1)) {
                case "M" -> path.moveTo(at[0], at[1]);
                case "L" -> path.lineTo(at[0], at[1]);
                case "Q" -> path.quadTo(at[0], at[1], at[2], at[3]);
                case "C" -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                default -> path.closePath();
            }
        }
        return path;
    }

    private static double[] numbers(String list) {
        if (list.isEmpty()) {
            return new double[0];
        }
        String[] words = list.split(",", -1);
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Integer.parseInt(words[i]) / UNITS_PER_EM;
        }
        return numbers;
    }
}
