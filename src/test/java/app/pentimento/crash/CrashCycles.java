package app.pentimento.crash;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Cycle after cycle: a server starts on the same folder, clients submit turns, it is killed at a random moment. After
 * each kill every file in the store is whole; after each start, everything that was promised in the cycle is there and
 * every turn ends; after the last, everything that was ever promised is there, byte for byte.
 *
 * <p>{@code bin/crash-test [cycles] [seed]} runs it; a short form is in the test suite.
 */
public final class CrashCycles {
    private static final int CLIENTS = 4;
    private static final Duration TURNS_END_WITHIN = Duration.ofMinutes(2);

    private final Path data;
    private final long seed;
    private final Random random;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Promises promises = new Promises();
    private int askedAgain;
    private int filesChecked;

    CrashCycles(Path data, long seed) {
        this.data = data;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Runs 200 cycles, or as many as the first argument says; the second is the seed. */
    public static void main(String[] args) throws Exception {
        int cycles = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        Path data = Files.createTempDirectory("pentimento-crash");
        System.out.println("Killing a server " + cycles + " times; seed " + seed);
        CrashCycles run = new CrashCycles(data, seed);
        run.run(cycles);
        System.out.println(run.summary(cycles));
    }

    /** Runs this many cycles; an {@link IllegalStateException} says what was lost. */
    void run(int cycles) throws IOException, InterruptedException {
        for (int cycle = 0; cycle < cycles; cycle++) {
            Promises before = cycle == 0 ? new Promises() : promises;
            try (ServerProcess server = ServerProcess.start(data, http)) {
                Client checker = new Client(http, server.base(), promises, seed);
                askAgain(checker);
                awaitEnds(checker, before);
                work(server, cycle);
            }
            checkStore();
            if (cycle % 10 == 9) {
                System.out.println(summary(cycle + 1));
            }
        }
        try (ServerProcess server = ServerProcess.start(data, http)) {
            Client checker = new Client(http, server.base(), promises, seed);
            askAgain(checker);
            awaitEnds(checker, promises);
            checkEverything(checker);
        }
    }

    String summary(int cycles) {
        return "%d kills: %d sessions, %d uploads and pictures, %d turns, %d asked again, %d files checked, 0 lost"
                .formatted(
                        cycles,
                        promises.sessions.size(),
                        promises.images.size(),
                        promises.turns.size(),
                        askedAgain,
                        filesChecked);
    }

    private void work(ServerProcess server, int cycle) throws InterruptedException {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<java.util.concurrent.Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                running.add(workers.submit(new Client(http, server.base(), promises, seed + cycle * 31L + client)));
            }
            Thread.sleep(100 + random.nextInt(1500));
            server.kill();
            for (java.util.concurrent.Future<?> client : running) {
                client.get(60, TimeUnit.SECONDS);
            }
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("A client got an answer that it should not, or none", e);
        }
    }

    /** What was asked and never answered is asked again with its key: it is done once, whether it had been or not. */
    private void askAgain(Client client) throws IOException, InterruptedException {
        for (Promises.Unanswered asking : List.copyOf(promises.unanswered)) {
            client.submit(asking);
            promises.unanswered.remove(asking);
            askedAgain++;
            int found = 0;
            for (JsonNode turn : turns(client, asking.sessionId())) {
                found += turn.get("prompt").asString().equals(asking.prompt()) ? 1 : 0;
            }
            require(found == 1, "A request sent twice with one key made " + found + " turns");
        }
    }

    private static List<JsonNode> turns(Client client, String sessionId) throws IOException, InterruptedException {
        List<JsonNode> turns = new ArrayList<>();
        client.get("/api/v1/sessions/" + sessionId + "/turns?limit=200")
                .get("items")
                .forEach(turns::add);
        return turns;
    }

    /** Every promised turn that was not yet seen to end does, and says what it said before. */
    private void awaitEnds(Client client, Promises known) throws IOException, InterruptedException {
        long end = System.nanoTime() + TURNS_END_WITHIN.toNanos();
        for (String id : List.copyOf(known.turns.keySet())) {
            if (promises.ended.containsKey(id)) {
                continue;
            }
            JsonNode turn = client.get("/api/v1/turns/" + id);
            while (!Client.hasEnded(turn)) {
                require(System.nanoTime() < end, "Turn " + id + " stays " + turn.get("status"));
                Thread.sleep(50);
                turn = client.get("/api/v1/turns/" + id);
            }
            checkTurn(turn);
            promises.ended.put(id, turn.get("status").asString());
        }
    }

    private void checkTurn(JsonNode turn) {
        String id = turn.get("id").asString();
        promises.parts
                .getOrDefault(id, Map.of())
                .forEach((index, content) -> require(
                        turn.get("parts").size() > index
                                && Client.content(turn.get("parts").get(index)).equals(content),
                        "Part " + index + " of turn " + id + " was shown and is lost"));
    }

    private void checkEverything(Client client) throws IOException, InterruptedException {
        for (String session : promises.sessions) {
            client.get("/api/v1/sessions/" + session);
        }
        for (Promises.Turn promised : promises.turns.values()) {
            JsonNode turn = client.get("/api/v1/turns/" + promised.id());
            require(turn.get("prompt").asString().equals(promised.prompt()), "A turn has another prompt");
            require(
                    turn.get("status").asString().equals(promises.ended.get(promised.id())),
                    "Turn " + promised.id() + " had ended and has another status now");
            checkTurn(turn);
        }
        for (Map.Entry<String, String> image : promises.images.entrySet()) {
            HttpResponse<byte[]> content = client.bytes("/api/v1/images/" + image.getKey() + "/content");
            require(
                    content.statusCode() == 200 && sha256(content.body()).equals(image.getValue()),
                    "Picture " + image.getKey() + " is lost or has changed");
        }
    }

    private void checkStore() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("images"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().contains("unfinished"))
                    .toList()) {
                require(
                        sha256(Files.readAllBytes(file))
                                .equals(file.getFileName().toString()),
                        "A broken file in the store: " + file);
                filesChecked++;
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(boolean kept, String otherwise) {
        if (!kept) {
            throw new IllegalStateException(otherwise);
        }
    }
}
