package app.pentimento.quality.ocr;

import app.pentimento.onnx.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes text of what the reading network says of each step along a line (connectionist temporal classification). */
final class Letters {
    private static final String KEYS = "models/ppocr_keys_v1.txt";

    private Letters() {}

    private static final class Loaded {
        static final List<String> KNOWN = keys();
    }

    /** The likeliest letter at each step, repeats taken for one unless there was nothing between them. */
    static ReadLine read(Values.Floats steps) {
        int count = (int) steps.shape()[1];
        int classes = (int) steps.shape()[2];
        StringBuilder text = new StringBuilder();
        double sure = 0;
        int letters = 0;
        int last = 0;
        for (int step = 0; step < count; step++) {
            int best = likeliest(steps.values(), step * classes, classes);
            if (best != 0 && best != last) { // 0 is no letter
                text.append(letter(best));
                sure += steps.values()[step * classes + best];
                letters++;
            }
            last = best;
        }
        return new ReadLine(text.toString().strip(), letters == 0 ? 0 : sure / letters);
    }

    private static int likeliest(float[] values, int from, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (values[from + i] > values[from + best]) {
                best = i;
            }
        }
        return best;
    }

    /** After all known letters comes the space. */
    private static String letter(int at) {
        return at - 1 < Loaded.KNOWN.size() ? Loaded.KNOWN.get(at - 1) : " ";
    }

    private static List<String> keys() {
        try (InputStream in = Letters.class.getClassLoader().getResourceAsStream(KEYS)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + KEYS + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
