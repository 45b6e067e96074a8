package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Operations;
import app.pentimento.model.builtin.stack.Editor;
import app.pentimento.model.builtin.stack.History;
import app.pentimento.model.builtin.stack.EditStackJson;
import app.pentimento.model.builtin.words.Context;
import app.pentimento.model.builtin.words.RequestParser;
import app.pentimento.model.builtin.words.Understanding;
import app.pentimento.model.builtin.words.EditIntent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts how much of the instruction set (test resources, {@code instructions/}) the built-in engine gets right. */
public final class InstructionSet {
    private static final JsonMapper JSON = new JsonMapper();

    private InstructionSet() {}

    /** One line of the set. */
    record Line(String text, List<String> prompts, List<String> wanted, boolean outOfScope) {
        static Line of(String text) {
            String[] sides = text.split(" => ", 2);
            String said = sides[0].replaceFirst("^\\[[a-z]+] ", "");
            List<String> wanted = sides[1].strip().equals("nothing")
                    ? List.of()
                    : Stream.of(sides[1].split(" \\+ ", -1)).map(String::strip).toList();
            return new Line(text, List.of(said.split(" // ", -1)), wanted, text.startsWith("[oos]"));
        }
    }

    /** What came of a line. */
    enum Verdict {
        RIGHT,
        /** Nothing was edited although something should have been. */
        NOT_DONE,
        /** Something else was edited. */
        WRONG
    }

    /**
     * The count of some lines.
     *
     * @param offered how many were not done, but are with one of the readings that the answer offers
     * @param outOfScopeKept of those out of scope, how many changed nothing
     */
    record Count(int lines, int right, int wrong, int offered, int outOfScope, int outOfScopeKept) {
        static Count of(List<Line> lines) {
            List<Line> beyond = lines.stream().filter(Line::outOfScope).toList();
            return new Count(
                    lines.size(),
                    (int) lines.stream().filter(line -> verdict(line) == Verdict.RIGHT).count(),
                    (int) lines.stream().filter(line -> verdict(line) == Verdict.WRONG).count(),
                    (int) lines.stream().filter(InstructionSet::isOffered).count(),
                    beyond.size(),
                    (int) beyond.stream().filter(line -> verdict(line) == Verdict.RIGHT).count());
        }

        double rightShare() {
            return (double) right / lines;
        }

        double wrongShare() {
            return (double) wrong / lines;
        }

        double keptShare() {
            return outOfScope == 0 ? 1 : (double) outOfScopeKept / outOfScope;
        }

        String row(String name) {
            return String.format(
                    Locale.ROOT,
                    "| %-24s | %5d | %5.1f%% | %5.1f%% | %6.1f%% | %s |",
                    name,
                    lines,
                    100 * rightShare(),
                    100 * wrongShare(),
                    100.0 * offered / lines,
                    outOfScope == 0 ? "-" : outOfScopeKept + " of " + outOfScope);
        }
    }

    static List<Line> half(String name) {
        try (InputStream in = InstructionSet.class.getResourceAsStream("/instructions/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("The instruction set is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(" => "))
                    .map(Line::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Verdict verdict(Line line) {
        List<String> got = answers(line);
        List<String> wanted = new ArrayList<>(line.wanted());
        boolean right = got.size() == wanted.size();
        for (String answer : got) {
            String match =
                    wanted.stream().filter(want -> matches(want, answer)).findFirst().orElse(null);
            right &= match != null;
            wanted.remove(match);
        }
        return right ? Verdict.RIGHT : got.isEmpty() ? Verdict.NOT_DONE : Verdict.WRONG;
    }

    /** Whether a wish was not done, but is with one of the readings that the answer offers. */
    private static boolean isOffered(Line line) {
        if (verdict(line) != Verdict.NOT_DONE) {
            return false;
        }
        List<String> before = line.prompts().subList(0, line.prompts().size() - 1);
        return RequestParser.read(line.prompts().getLast(), Context.NONE).declined().stream()
                .flatMap(not -> not.readings().stream().limit(3))
                .map(reading -> Stream.concat(before.stream(), Stream.of(reading)).toList())
                .anyMatch(prompts ->
                        verdict(new Line(line.text(), prompts, line.wanted(), line.outOfScope())) == Verdict.RIGHT);
    }

    /** What the conversation ends with: its edits as JSON, and other answers by their names. */
    static List<String> answers(Line line) {
        History history = History.start();
        List<String> others = new ArrayList<>();
        for (String prompt : line.prompts()) {
            Context context = Context.of(
                    history.current().operations(), history.current().latestOperations());
            Understanding understanding = RequestParser.read(prompt, context);
            if (understanding.mood() == Understanding.Mood.HELP) {
                others.add("help");
            }
            for (EditIntent intent : understanding.intents()) {
                switch (intent) {
                    case EditIntent.Join join -> others.add("join=" + join.layout());
                    case EditIntent.Behind ignored -> others.add("backdrop=PICTURE");
                    case EditIntent.Variants variants ->
                        others.add("variants=" + variants.operations().size());
                    default -> {}
                }
            }
            history = Editor.edit(history, understanding.intents()).history();
        }
        return Stream.concat(
                        history.current().operations().stream().map(InstructionSet::json), others.stream())
                .collect(Collectors.toList());
    }

    private static String json(Operation operation) {
        // A history is written with the names of its operations.
        History one = Editor.edit(History.start(), List.of(new EditIntent.Do(operation))).history();
        return JSON.readTree(EditStackJson.write(one))
                .path("versions")
                .get(1)
                .path("operations")
                .get(0)
                .toString();
    }

    private static boolean matches(String want, String got) {
        if (!got.startsWith("{")) {
            return want.equals(got);
        }
        JsonNode operation = JSON.readTree(got);
        String rest = want;
        for (String side : List.of("background", "subject")) {
            if (want.startsWith(side + ":")) {
                if (!operation.path("do").asString().equals("apart")
                        || !operation.path("side").asString().equals(side.toUpperCase(Locale.ROOT))) {
                    return false;
                }
                operation = operation.path("operation");
                rest = want.substring(side.length() + 1);
            }
        }
        String name = rest.replaceFirst("[{<>=].*", "");
        if (!operation.path("do").asString().equals(name) || !Operations.byName().containsKey(name)) {
            return false;
        }
        String conditions = rest.substring(name.length());
        String first = operation.propertyNames().stream()
                .filter(field -> !field.equals("do"))
                .findFirst()
                .orElse("");
        JsonNode fields = operation;
        return conditions.startsWith("{")
                ? Stream.of(conditions.substring(1, conditions.length() - 1).split(";", -1))
                        .allMatch(condition -> holds(fields, condition, ""))
                : conditions.isEmpty() || holds(fields, conditions, first);
    }

    private static boolean holds(JsonNode fields, String condition, String standard) {
        int at = condition.replaceAll("[<>]", "=").indexOf('=');
        String field = at == 0 ? standard : condition.substring(0, at);
        String value = condition.substring(at + 1);
        JsonNode got = found(fields, field);
        return switch (condition.charAt(at)) {
            case '<' -> got.asDouble() < Double.parseDouble(value);
            case '>' -> got.asDouble() > Double.parseDouble(value);
            default ->
                got.isNumber() ? Math.abs(got.asDouble() - Double.parseDouble(value)) < 0.02
                        : got.asString().equals(value);
        };
    }

    /** A field of an operation, or of one of its parts. */
    private static JsonNode found(JsonNode fields, String field) {
        JsonNode found = fields.findValue(field);
        return found == null ? fields.path(field) : found;
    }

    private static void print(String name) {
        List<Line> lines = half(name);
        System.out.println(Count.of(lines).row(name + ", all"));
        System.out.println(Count.of(lines.stream()
                        .filter(line -> line.text().codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN))
                        .toList())
                .row(name + ", Chinese"));
        for (String tag : List.of("multi", "refer", "oos")) {
            System.out.println(Count.of(lines.stream()
                            .filter(line -> line.text().startsWith("[" + tag + "]"))
                            .toList())
                    .row(name + ", " + tag));
        }
    }

    /** With an argument, also the lines of that half that are not right. */
    public static void main(String[] args) {
        System.out.println("| half, lines              |     n |  right |  wrong | offered | out of scope, unchanged |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        print("seen");
        print("unseen");
        for (String name : args) {
            half(name).stream().filter(line -> verdict(line) != Verdict.RIGHT).forEach(line ->
                    System.out.println(verdict(line) + "  " + line.text() + "\n      got " + answers(line)));
        }
    }
}
