package app.pentimento.standin;

import app.pentimento.crash.FaultInjector;
import app.pentimento.crash.FaultInjector.Kind;
import app.pentimento.crash.ServerProcess;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Has every step of an answer fail in every way, over built-in, masked and streamed answers, and counts what the model's
 * stand-in gave against what is stored in the end: nothing may be lost, and nothing bought twice.
 *
 * <p>What cannot be stored is an answer that a server had not yet got hold of when it died: its turn has to say that it
 * may have been charged for, and the model must not be asked again. Those are counted apart.
 *
 * <p>{@code bin/answer-faults} runs all; a short form is in the test suite.
 */
public final class AnswerFaults implements AutoCloseable {
    private static final Duration TURN_ENDS_WITHIN = Duration.ofMinutes(2);
    private static final Duration DISK_IS_FULL_FOR = Duration.ofSeconds(2);
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    /** How far a colour may be from what was given, over its channels: encoded once, or made to suit what is around it. */
    private static final int ENCODED = 24;

    private static final int TONES_MATCHED = 180;
    private static final String SMALL_DISK = "size=256m";

    /** What is asked for. */
    enum Answer {
        BUILT_IN,
        MASKED,
        STREAMED;

        private List<String> steps() {
            List<String> steps = List.of("receive", "check", "compose", "label", "sign", "publish");
            return this == BUILT_IN ? steps.subList(1, steps.size()) : steps;
        }
    }

    /** One fault. */
    record Fault(Answer answer, String step, String when, int number, Kind kind) {
        @Override
        public String toString() {
            return "%s, %s %s %d, %s"
                    .formatted(answer, when, step, number, kind)
                    .toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What came of some faults. */
    record Counts(int faults, int given, int stored, int inFlight, int finishedByHand, List<String> wrong) {
        Counts and(Counts more) {
            List<String> all = new ArrayList<>(wrong);
            all.addAll(more.wrong);
            return new Counts(
                    faults + more.faults,
                    given + more.given,
                    stored + more.stored,
                    inFlight + more.inFlight,
                    finishedByHand + more.finishedByHand,
                    all);
        }

        @Override
        public String toString() {
            return "%d faults: %d pictures given, %d stored, %d in flight when the server died (told, and not asked again), %d finished by \"try again\", the model not asked; lost or bought twice: %d"
                    .formatted(faults, given, stored, inFlight, finishedByHand, wrong.size());
        }
    }

    private final Path folder;
    private final boolean smallDisk;
    private final StandIn gemini = StandIn.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Map<String, List<Color>> given = new ConcurrentHashMap<>();
    private final ApiClient api = new ApiClient(() -> server().base(), Duration.ofSeconds(60));
    private @Nullable ServerProcess server;
    private int number;

    AnswerFaults(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.smallDisk = "root".equals(System.getProperty("user.name"))
                && run("mount", "-t", "tmpfs", "-o", SMALL_DISK, "tmpfs", folder.toString());
        gemini.otherwise(this::answer);
    }

    /** Runs all faults; or those in whose names the arguments, a regular expression, are found; or with {@code some} the short form. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("pentimento-faults");
        String only = String.join(" ", args);
        try (AnswerFaults faults = new AnswerFaults(folder)) {
            List<Fault> chosen = only.equals("some")
                    ? faults.some()
                    : faults.all().stream()
                            .filter(fault -> Pattern.compile(only)
                                    .matcher(fault.toString())
                                    .find())
                            .toList();
            if (!faults.smallDisk) {
                System.out.println("No small disk can be mounted here, so a full one is not tried.");
            }
            Map<Answer, Counts> counts = new LinkedHashMap<>();
            for (Fault fault : chosen) {
                Counts came = faults.run(fault);
                counts.merge(fault.answer(), came, Counts::and);
                System.out.println((came.wrong().isEmpty() ? "kept   " : "WRONG  ")
                        + fault
                        + (came.inFlight() > 0 ? " (in flight)" : "")
                        + (came.finishedByHand() > 0 ? " (finished by hand)" : ""));
                came.wrong().forEach(wrong -> System.out.println("       " + wrong));
            }
            counts.forEach((answer, count) -> System.out.println(answer + ": " + count));
            if (counts.values().stream().anyMatch(count -> !count.wrong().isEmpty())) {
                throw new IllegalStateException("An answer was lost or bought twice");
            }
        }
    }

    /** Every fault that there is. */
    List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        for (Answer answer : Answer.values()) {
            for (String step : answer.steps()) {
                int times = step.equals("receive") ? 4 : answer == Answer.STREAMED ? 2 : 1;
                for (int time = 1; time <= times; time++) {
                    for (Kind kind : Kind.values()) {
                        if (kind == Kind.DISK && !smallDisk) {
                            continue;
                        }
                        all.add(new Fault(answer, step, "before", time, kind));
                        if (kind != Kind.EXCEPTION) {
                            all.add(new Fault(answer, step, "after", time, kind));
                        }
                    }
                }
            }
        }
        return all;
    }

    /** One fault of each kind, at the steps between which most is at stake. */
    List<Fault> some() {
        List<Fault> some = new ArrayList<>(List.of(
                new Fault(Answer.STREAMED, "receive", "after", 2, Kind.KILL),
                new Fault(Answer.STREAMED, "label", "before", 2, Kind.EXCEPTION),
                new Fault(Answer.STREAMED, "publish", "before", 1, Kind.DATABASE),
                new Fault(Answer.MASKED, "receive", "before", 1, Kind.KILL),
                new Fault(Answer.MASKED, "compose", "before", 1, Kind.MEMORY),
                new Fault(Answer.BUILT_IN, "publish", "before", 1, Kind.KILL)));
        if (smallDisk) {
            some.add(new Fault(Answer.STREAMED, "receive", "before", 2, Kind.DISK));
        }
        return some;
    }

    /** Has one step of a turn fail and tells what came of the turn. */
    Counts run(Fault fault) throws IOException, InterruptedException {
        start();
        String name = "case-" + ++number;
        String session = session(name);
        FaultInjector.order(folder, fault.step(), fault.when(), fault.number(), fault.kind());
        String turnId = submit(session, fault.answer(), name);
        JsonNode turn = ended(turnId);
        List<String> wrong = new ArrayList<>();
        if (!FaultInjector.happened(folder)) {
            wrong.add(fault + ": it did not happen");
        }
        FaultInjector.end(folder);
        int byHand = 0;
        if (turn.path("status").asString().equals("failed")
                && (fault.answer() == Answer.BUILT_IN
                        || turn.at("/error/message").asString().contains("is kept. Try again"))) {
            byHand = 1;
            turn = ended(retry(turn.path("id").asString()));
        }
        return counts(fault, name, turn, byHand, wrong);
    }

    private Counts counts(Fault fault, String name, JsonNode turn, int byHand, List<String> wrong) throws IOException {
        int times = asked.getOrDefault(name, 0);
        List<Color> colors = given.getOrDefault(name, List.of());
        List<Color> stored = fault.answer() == Answer.BUILT_IN ? List.of() : stored(turn);
        String status = turn.path("status").asString();
        boolean inFlight = stored.size() < colors.size()
                && status.equals("failed")
                && turn.at("/error/code").asString().equals("interrupted")
                && (fault.kind() == Kind.KILL || fault.kind() == Kind.MEMORY);
        List<Color> received = inFlight ? colors.subList(0, stored.size()) : colors;
        if (fault.answer() == Answer.BUILT_IN) {
            if (!status.equals("succeeded")) {
                wrong.add(fault + ": " + turn.path("error"));
            }
            return new Counts(1, 0, 0, 0, byHand, wrong);
        }
        if (times != 1) {
            wrong.add(fault + ": the model was asked " + times + " times");
        }
        if (!same(stored, received, fault.answer() == Answer.MASKED ? TONES_MATCHED : ENCODED)) {
            wrong.add(fault + ": given " + colors + ", stored " + stored + "; " + status + " " + turn.path("error"));
        }
        if (turn.at("/cost/amount").asString("0").matches("[0.]*") && byHand == 0) {
            wrong.add(fault + ": what it cost is not counted: " + turn.path("cost"));
        }
        return new Counts(1, colors.size(), stored.size(), inFlight ? colors.size() - stored.size() : 0, byHand, wrong);
    }

    private static boolean same(List<Color> stored, List<Color> given, int tolerance) {
        if (stored.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < stored.size(); i++) {
            Color a = stored.get(i);
            Color b = given.get(i);
            if (Math.abs(a.getRed() - b.getRed())
                            + Math.abs(a.getGreen() - b.getGreen())
                            + Math.abs(a.getBlue() - b.getBlue())
                    > tolerance) {
                return false;
            }
        }
        return true;
    }

    /** The colours of the stored pictures of a turn, in order. */
    private List<Color> stored(JsonNode turn) throws IOException {
        List<Color> colors = new ArrayList<>();
        for (JsonNode part : turn.path("parts")) {
            if (part.has("image")) {
                byte[] bytes = api.get("/images/" + part.at("/image/id").asString() + "/content")
                        .response()
                        .body();
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
                colors.add(new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2)));
            }
        }
        return colors;
    }

    private String submit(String session, Answer answer, String name) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("image", TestPictures.png(WIDTH, HEIGHT, number));
        if (answer == Answer.BUILT_IN) {
            fields.put("prompt", "make it black and white");
            fields.put("model", "builtin:studio");
        } else {
            fields.put("prompt", "paint the middle, " + name + (answer == Answer.STREAMED ? ", twice" : ""));
            fields.put("model", "gemini:gemini-3.1-flash-image");
        }
        if (answer == Answer.MASKED) {
            fields.put("mask", mask());
        }
        ApiClient.Answer taken = api.multipart("/sessions/" + session + "/turns", fields);
        if (taken.status() != 202) {
            throw new IllegalStateException(taken.text());
        }
        return taken.json().path("id").asString();
    }

    private String session(String title) throws InterruptedException {
        ApiClient.Answer answer = api.post("/sessions", Map.of("title", title));
        for (int i = 0; i < 100 && answer.status() == 503; i++) { // the disk may have been full just now
            Thread.sleep(100);
            answer = api.post("/sessions", Map.of("title", title));
        }
        return answer.json().path("id").asString();
    }

    private String retry(String turnId) throws InterruptedException {
        ApiClient.Answer answer = api.post("/turns/" + turnId + "/retry", Map.of());
        for (int i = 0; i < 100 && answer.status() == 503; i++) { // the disk may be full still
            Thread.sleep(100);
            answer = api.post("/turns/" + turnId + "/retry", Map.of());
        }
        return answer.json().path("id").asString();
    }

    private void answer(Answers.Asked question, ModelReply reply) throws IOException, InterruptedException {
        String words = question.request().toString();
        int at = words.lastIndexOf("case-");
        String name = words.substring(at).replaceFirst("(?s)[^-a-z0-9].*", "");
        asked.merge(name, 1, Integer::sum);
        int pictures = words.substring(at).contains("twice") ? 2 : 1;
        reply.stream();
        for (int i = 0; i < pictures; i++) {
            String said = "Picture " + (i + 1) + ". ";
            Color color = Color.getHSBColor((name.hashCode() % 97 + i * 31) / 97f, 0.8f, 0.9f);
            byte[] png = png(color);
            reply.event(Answers.chunk(Answers.text(said, question.signatures().sign(said))));
            given.computeIfAbsent(name, any -> new ArrayList<>()).add(color);
            reply.event(Answers.chunk(
                    Answers.picture(png, "image/png", question.signatures().sign(png))));
        }
        reply.event(Answers.last("STOP", 600, 20, 1120 * pictures));
    }

    private static byte[] png(Color color) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(color);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static byte[] mask() {
        BufferedImage mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = mask.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(WIDTH / 4, HEIGHT / 4, WIDTH / 2, HEIGHT / 2);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(mask, "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Waits until a turn has ended; starts a server that has died, and gives a full disk its room back after a while. */
    private JsonNode ended(String turnId) throws IOException, InterruptedException {
        long until = System.nanoTime() + TURN_ENDS_WITHIN.toNanos();
        Path fill = folder.resolve("fill");
        while (System.nanoTime() < until) {
            if (!server().isAlive()) {
                start();
            }
            if (Files.exists(fill)) {
                Thread.sleep(DISK_IS_FULL_FOR);
                Files.deleteIfExists(fill);
            }
            try {
                ApiClient.Answer answer = api.get("/turns/" + turnId);
                if (answer.status() == 200
                        && !List.of("queued", "running")
                                .contains(answer.json().path("status").asString())) {
                    return answer.json();
                }
            } catch (java.io.UncheckedIOException e) {
                // it has died, or is dying
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("The turn does not end:\n" + server().log());
    }

    private void start() throws IOException, InterruptedException {
        if (server != null && server.isAlive()) {
            return;
        }
        server = ServerProcess.start(
                "app.pentimento.crash.FaultInjector",
                folder,
                http,
                List.of("-Xmx320m", "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1"),
                Map.of(
                        "PENTIMENTO_MODEL_GOOGLE_DEVELOPER_API_KEY",
                        StandIn.KEY,
                        "PENTIMENTO_MODEL_GOOGLE_DEVELOPER_BASE_URL",
                        gemini.url(),
                        "MANAGEMENT_HEALTH_DISKSPACE_THRESHOLD",
                        "1MB",
                        "PENTIMENTO_DISK_LEAST",
                        "2MB",
                        "PENTIMENTO_DISK_RESERVE",
                        "2MB"));
    }

    private ServerProcess server() {
        ServerProcess running = server;
        if (running == null) {
            throw new IllegalStateException("No server was started");
        }
        return running;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (server != null) {
            server.kill();
        }
        gemini.close();
        if (smallDisk) {
            run("umount", folder.toString());
        }
    }
}
