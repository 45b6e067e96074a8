package app.pentimento.model.builtin.meaning;

import app.pentimento.onnx.OnnxNetwork;
import app.pentimento.onnx.OnnxUnavailable;
import app.pentimento.onnx.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Gives sentences places in a space where those that mean much the same are near each other. */
final class Sentences {
    private static final int MOST_PIECES = 64;
    private static final int AT_ONCE = 32;

    private final WordPieces pieces;
    private final OnnxNetwork network;
    private final boolean mean;

    private Sentences(String name, boolean mean) {
        this.pieces = new WordPieces("/" + name + "-tokenizer.json");
        this.network = new OnnxNetwork(name + ".onnx");
        this.mean = mean;
    }

    /** all-MiniLM-L6-v2, whose sentences are the mean of their pieces. */
    static Sentences english() {
        return new Sentences("all-minilm-l6-v2-q", true);
    }

    /** bge-small-zh-v1.5, whose sentences are what becomes of their first piece. */
    static Sentences chinese() {
        return new Sentences("bge-small-zh-v1.5-q", false);
    }

    /**
     * The places of some sentences, each a vector of length 1, so that a product tells how near two are.
     *
     * @throws OnnxUnavailable where this machine cannot run networks
     */
    List<float[]> places(List<String> sentences) throws OnnxUnavailable {
        List<float[]> places = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i += AT_ONCE) {
            places.addAll(run(sentences.subList(i, Math.min(sentences.size(), i + AT_ONCE))));
        }
        return places;
    }

    private List<float[]> run(List<String> sentences) throws OnnxUnavailable {
        List<long[]> rows = sentences.stream()
                .map(sentence -> pieces.of(sentence, MOST_PIECES))
                .toList();
        int length = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        long[] ids = new long[rows.size() * length];
        long[] attention = new long[ids.length];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, ids, i * length, rows.get(i).length);
            Arrays.fill(attention, i * length, i * length + rows.get(i).length, 1);
        }
        long[] shape = {rows.size(), length};
        float[] states = network.run(Map.of(
                        "input_ids", new Values.Longs(ids, shape),
                        "attention_mask", new Values.Longs(attention, shape),
                        "token_type_ids", new Values.Longs(new long[ids.length], shape)))
                .values();
        int width = states.length / ids.length;
        List<float[]> places = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            places.add(place(states, i * length * width, mean ? rows.get(i).length : 1, width));
        }
        return places;
    }

    private static float[] place(float[] states, int from, int pieces, int width) {
        float[] place = new float[width];
        for (int i = 0; i < pieces * width; i++) {
            place[i % width] += states[from + i];
        }
        double length = 0;
        for (float value : place) {
            length += (double) value * value;
        }
        for (int i = 0; i < width; i++) {
            place[i] /= (float) Math.sqrt(length);
        }
        return place;
    }

    /** How near two places are: 1 is the same. */
    static double nearness(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
