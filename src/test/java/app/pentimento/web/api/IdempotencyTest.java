package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends ApiTalk {
    @Test
    void theSameKeyWithTheSameContentIsAnsweredWithTheFirstResultAlsoAfterARestart() {
        String session = api.newSession("A");
        Answer first = ask(session, "say once", "key-1");
        Answer second = ask(session, "say once", "key-1");
        server.restart();
        Answer third = ask(session, "say once", "key-1");

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(third.text()).isEqualTo(first.text());
        assertThat(turns(session)).isEqualTo(1);
    }

    @Test
    void theSameKeyWithOtherContentIsAConflict() {
        String session = api.newSession("A");
        ask(session, "say one", "key-2");

        assertThat(ask(session, "say another", "key-2").status()).isEqualTo(409);
        assertThat(api.post("/sessions", Map.of("title", "B"), "key-2").status())
                .isEqualTo(409);
        assertThat(turns(session)).isEqualTo(1);
    }

    @Test
    void manyAtOnceWithOneKeyAreOneTurn() throws InterruptedException, ExecutionException {
        String session = api.newSession("A");
        List<Answer> answers = atOnce(12, () -> ask(session, "say together", "key-3"));

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(202));
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(turns(session)).isEqualTo(1);
    }

    @Test
    void manyAtOnceWithoutAKeyAreManyTurnsOnOneBranch() throws InterruptedException, ExecutionException {
        String session = api.newSession("A");
        List<Answer> answers = atOnce(
                8,
                () -> api.post(
                        "/sessions/" + session + "/turns", Map.of("prompt", "say each", "model", ScriptedModel.ID)));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
        assertThat(answers.stream()
                        .map(answer -> answer.json().path("parentTurnId").asString(""))
                        .distinct())
                .hasSize(8);
    }

    @Test
    void aRequestThatFailedMayBeCorrectedUnderTheSameKey() {
        String session = api.newSession("A");
        assertThat(ask(session, "", "key-4").status()).isEqualTo(400);
        assertThat(ask(session, "say better", "key-4").status()).isEqualTo(202);
    }

    @Test
    void everyUnsafeCallTakesAKey() {
        Answer created = api.post("/sessions", Map.of("title", "A"), "key-5");
        assertThat(api.post("/sessions", Map.of("title", "A"), "key-5").text()).isEqualTo(created.text());
        String session = created.json().path("id").asString();
        String turn = ask(session, "wait never", "key-6").json().path("id").asString();
        Answer cancelled = api.post("/turns/" + turn + "/cancel", "", "key-7");
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(api.post("/turns/" + turn + "/cancel", "", "key-7").text()).isEqualTo(cancelled.text());
        Answer retried = api.post("/turns/" + turn + "/retry", "", "key-8");
        assertThat(api.post("/turns/" + turn + "/retry", "", "key-8").text()).isEqualTo(retried.text());
        assertThat(turns(session)).isEqualTo(2);
        api.post("/turns/" + retried.json().path("id").asString() + "/cancel", "");
    }

    @Test
    void aKeyThatIsTooLongIsA400() {
        assertThat(api.post("/sessions", Map.of(), "k".repeat(256)).status()).isEqualTo(400);
        assertThat(api.post("/sessions", Map.of(), "").status()).isEqualTo(400);
    }

    private Answer ask(String session, String prompt, String key) {
        return api.post("/sessions/" + session + "/turns", Map.of("prompt", prompt, "model", ScriptedModel.ID), key);
    }

    private int turns(String session) {
        return api.get("/sessions/" + session).json().path("turnCount").asInt();
    }

    private static List<Answer> atOnce(int times, java.util.function.Supplier<Answer> request)
            throws InterruptedException, ExecutionException {
        CountDownLatch ready = new CountDownLatch(times);
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> waiting = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                waiting.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return request.get();
                }));
            }
            for (Future<Answer> answer : waiting) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
