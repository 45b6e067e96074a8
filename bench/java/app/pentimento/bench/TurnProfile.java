package app.pentimento.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the server's processor time went, by a recording of Java's flight recorder. */
final class TurnProfile {
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final int MOST_METHODS = 12;

    /** Parts of a turn, by the class that a stack goes through; the first that fits counts. */
    private static final Map<String, List<String>> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("check the answer", List.of("app.pentimento.editing.answer.CheckStep"));
        PARTS.put("compose", List.of("app.pentimento.editing.answer.ComposeStep"));
        PARTS.put("label: draw, encode, metadata", List.of("app.pentimento.editing.answer.LabelStep"));
        PARTS.put("sign and validate", List.of("app.pentimento.editing.answer.SignStep"));
        PARTS.put("publish", List.of("app.pentimento.editing.answer.PublishStep"));
        PARTS.put("quality checks", List.of("app.pentimento.quality."));
        PARTS.put(
                "receive",
                List.of("app.pentimento.editing.answer.ReceivedParts", "app.pentimento.editing.answer.AnswerReceiver"));
        PARTS.put("plan what is sent", List.of("app.pentimento.editing.ContextPlanner", "app.pentimento.editing.Plan"));
        PARTS.put("ask the model", List.of("app.pentimento.model.", "com.google.genai.", "okhttp3."));
        PARTS.put("the rest of the turn", List.of("app.pentimento.editing."));
        PARTS.put("requests and pages", List.of("app.pentimento.web.", "org.apache.coyote.", "org.springframework.web."));
    }

    private TurnProfile() {}

    /** Prints the share of each part of a turn, and the methods that most samples were in. */
    static void print(Path recording) throws IOException {
        Map<String, Integer> parts = new LinkedHashMap<>();
        PARTS.keySet().forEach(part -> parts.put(part, 0));
        Map<String, Integer> methods = new TreeMap<>();
        int all = 0;
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (!event.getEventType().getName().equals(SAMPLE) || event.getStackTrace() == null) {
                    continue;
                }
                all++;
                List<RecordedFrame> frames = event.getStackTrace().getFrames();
                String part = part(frames);
                parts.merge(part, 1, Integer::sum);
                methods.merge(part + ": " + name(frames.getFirst()), 1, Integer::sum);
            }
        }
        int samples = Math.max(1, all);
        System.out.println("where the processor time in Java went, by " + all + " samples:");
        parts.forEach((part, count) -> System.out.printf(Locale.ROOT, "  %5.1f%%  %s%n", 100.0 * count / samples, part));
        System.out.println("the methods with most of them:");
        methods.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_METHODS)
                .forEach(entry -> System.out.printf(
                        Locale.ROOT, "  %5.1f%%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey()));
    }

    private static String part(List<RecordedFrame> frames) {
        for (Map.Entry<String, List<String>> part : PARTS.entrySet()) {
            for (RecordedFrame frame : frames) {
                String type = type(frame);
                if (part.getValue().stream().anyMatch(type::startsWith)) {
                    return part.getKey();
                }
            }
        }
        return "all else (database, scheduling, start)";
    }

    private static String name(RecordedFrame frame) {
        return type(frame) + "." + frame.getMethod().getName();
    }

    private static String type(RecordedFrame frame) {
        RecordedClass type = frame.getMethod().getType();
        return type == null ? "" : type.getName();
    }
}
