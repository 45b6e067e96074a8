package app.pentimento.testing;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.Choice;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.Lifecycle;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelImage;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Usage;
import app.pentimento.model.WebSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * {@code test:scripted}: does what the prompt says, step by step; steps are separated by semicolons.
 *
 * <ul>
 *   <li>{@code say WORDS}: a text part
 *   <li>{@code draw NUMBER}: a picture part, a plain PNG of a colour that the number chooses; {@code draw NUMBER jpeg} and
 *       {@code draw NUMBER webp} draw in that format
 *   <li>{@code retouch NUMBER}: the same, but made as an ordinary tool makes it, not a generative model
 *   <li>{@code repaint}: a picture part: what it was given, with all under the mask painted green, a fifth smaller, a
 *       little to the side of where it was and a little darker, as models do
 *   <li>{@code shift PIXELS}: a picture part: what it was given, so far to the right
 *   <li>{@code pause MILLISECONDS}
 *   <li>{@code wait NAME}: waits until the test calls {@link #open} with this name, or the turn is cancelled
 *   <li>{@code served NAME}: says that it is another model
 *   <li>{@code source URL TITLE}: names a source on the web
 *   <li>{@code suggest HTML}: has search suggestions
 *   <li>{@code offer PROMPT}: offers to do this instead
 *   <li>{@code preview NUMBER}: shows a picture that is not finished
 *   <li>{@code fail KIND}: fails as {@link ModelException.Kind} {@code KIND}, retryable
 *   <li>{@code crash WORDS}: fails with an exception that no model should throw, and that repeats the words
 * </ul>
 *
 * Anything else is answered with the text {@code You said: …}.
 */
public final class ScriptedModel implements ImageModel {
    public static final String ID = "test:scripted";

    private static final Map<String, CountDownLatch> GATES = new ConcurrentHashMap<>();
    private static final ModelInfo INFO = new ModelInfo(
            ID,
            "test",
            "Scripted model",
            null,
            Lifecycle.OFFERED,
            new ModelInfo.Capabilities(
                    true,
                    true,
                    true,
                    true,
                    true,
                    10,
                    List.of("image/png", "image/jpeg", "image/webp"),
                    List.of("1:1", "16:9"),
                    List.of("1K", "2K"),
                    4,
                    List.of("low", "high"),
                    true,
                    false),
            new BigDecimal("0.039"));

    private final List<EditRequest> asked = new ArrayList<>();

    /** Lets every {@code wait} of this name go on, now and later. */
    public static void open(String gate) {
        gate(gate).countDown();
    }

    /** What it was asked, in order. */
    public synchronized List<EditRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public ModelInfo info() {
        return INFO;
    }

    @Override
    public void edit(EditRequest request, AnswerListener listener) throws ModelException, InterruptedException {
        synchronized (this) {
            asked.add(request);
        }
        int pictures = 0;
        for (String step : request.prompt().split(";", -1)) {
            String[] words = step.strip().split("\\s+", 2);
            String argument = words.length == 2 ? words[1] : "";
            switch (words[0]) {
                case "say" -> listener.text(argument);
                case "draw", "retouch" -> {
                    String[] what = argument.split(" ", 2);
                    String format = what.length == 2 ? what[1] : "png";
                    listener.image(new ModelImage(
                            TestPictures.encoded(format, 96, 64, Integer.parseInt(what[0])),
                            "image/" + format,
                            null,
                            words[0].equals("draw") ? ModelImage.Making.GENERATIVE : ModelImage.Making.TOOL));
                    pictures++;
                }
                case "repaint" -> {
                    listener.image(
                            new ModelImage(Repainting.of(request), "image/png", null, ModelImage.Making.GENERATIVE));
                    pictures++;
                }
                case "shift" -> {
                    byte[] shifted = Repainting.shifted(request, Integer.parseInt(argument));
                    listener.image(new ModelImage(shifted, "image/png", null, ModelImage.Making.GENERATIVE));
                    pictures++;
                }
                case "served" -> listener.servedBy(argument, null);
                case "source" -> {
                    String[] source = argument.split(" ", 2);
                    listener.sources(List.of(new WebSource(source[1], source[0])));
                }
                case "suggest" -> listener.searchSuggestions(argument);
                case "offer" -> listener.choices(List.of(Choice.of(argument)));
                case "preview" -> listener.preview(TestPictures.encoded("png", 1600, 1200, Integer.parseInt(argument)));
                case "pause" -> Thread.sleep(Long.parseLong(argument));
                case "wait" -> gate(argument).await();
                case "fail" -> {
                    listener.usage(usage(request, pictures));
                    throw new ModelException(
                            ModelException.Kind.valueOf(argument), true, "The script says to fail. Retry it.");
                }
                case "crash" -> throw new IllegalStateException("The script says to crash: " + argument);
                default -> listener.text("You said: " + step.strip());
            }
        }
        listener.usage(usage(request, pictures));
    }

    private static Usage usage(EditRequest request, int pictures) {
        int in = request.attached().size() + (request.workingImage() == null ? 0 : 1);
        return new Usage(7, 11, in, pictures, request.prompt().length());
    }

    private static CountDownLatch gate(String name) {
        return GATES.computeIfAbsent(name, any -> new CountDownLatch(1));
    }
}
