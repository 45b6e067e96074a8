package app.pentimento.model.builtin.meaning;

import app.pentimento.onnx.OnnxUnavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds what a wish means by the examples that it is nearest to, each an example of a wording that the rules understand
 * or of what takes a generative model.
 */
public final class Meanings {
    /** Stands in the files of examples before what takes a generative model. */
    private static final String BEYOND = "-";

    private static final int MOST_READINGS = 3;
    /** How much nearer a reading has to be where it is only what comes near to what was asked for. */
    private static final double WITH_A_GENERATIVE_MODEL = 0.12;

    private final List<String> wordings = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private final List<float[]> places;
    private final Sentences network;
    private final Bounds bounds;

    /**
     * What nearness means in one network's space. The figures are those from which on no single wish of the half of the
     * instruction set that may be looked at is taken wrongly.
     *
     * @param near how near the nearest example has to be for a guess to be sure
     * @param ahead how much nearer it has to be than the nearest of another meaning
     * @param least how near an example has to be to be worth offering
     */
    private record Bounds(double near, double ahead, double least) {}

    private Meanings(List<String> examples, Sentences network, Bounds bounds) throws OnnxUnavailable {
        for (String line : examples) {
            int equals = line.indexOf('=');
            String wording = line.substring(0, equals).strip();
            if (!wording.equals(BEYOND)) {
                add(wording, wording);
            }
            for (String example : line.substring(equals + 1).split("\\|", -1)) {
                add(wording, example.strip());
            }
        }
        this.network = network;
        this.places = network.places(sentences);
        this.bounds = bounds;
    }

    private void add(String wording, String sentence) {
        wordings.add(wording);
        sentences.add(sentence);
    }

    /**
     * What a wish in English may mean.
     *
     * @param examples lines of a wording, an equals sign, and sentences between bars that mean the same
     */
    public static Meanings english(List<String> examples) throws OnnxUnavailable {
        return new Meanings(examples, Sentences.english(), new Bounds(0.65, 0.2, 0.3));
    }

    /** The same in Chinese. */
    public static Meanings chinese(List<String> examples) throws OnnxUnavailable {
        return new Meanings(examples, Sentences.chinese(), new Bounds(0.7, 0.15, 0.5));
    }

    /**
     * What a wish may mean.
     *
     * @throws OnnxUnavailable where this machine cannot run networks
     */
    public IntentSuggestion of(String intent) throws OnnxUnavailable {
        float[] place = network.places(List.of(intent)).getFirst();
        Map<String, Double> nearest = new LinkedHashMap<>();
        IntStream.range(0, places.size())
                .forEach(i -> nearest.merge(wordings.get(i), Sentences.nearness(place, places.get(i)), Math::max));
        List<Map.Entry<String, Double>> ranked = nearest.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
        double first = ranked.get(0).getValue();
        boolean beyond = ranked.get(0).getKey().equals(BEYOND);
        boolean sure =
                !beyond && first >= bounds.near() && first - ranked.get(1).getValue() >= bounds.ahead();
        double least = beyond ? bounds.least() + WITH_A_GENERATIVE_MODEL : bounds.least();
        return new IntentSuggestion(
                ranked.stream()
                        .filter(meaning -> meaning.getValue() >= least)
                        .map(Map.Entry::getKey)
                        .filter(wording -> !wording.equals(BEYOND))
                        .limit(MOST_READINGS)
                        .toList(),
                sure,
                beyond);
    }
}
