package app.pentimento.standin;

import static app.pentimento.standin.OpenAiServer.IMAGES;
import static app.pentimento.standin.OpenAiServer.TALKING;
import static app.pentimento.standin.OpenAiServer.assertFailed;
import static app.pentimento.standin.OpenAiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.TestPictures;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** OpenAI's models at Azure: addresses by deployment, another header for the key, other words for refusals. */
class AzureOpenAiTest {
    @RegisterExtension
    static final OpenAiServer here = new OpenAiServer(
            OpenAiStandIn.Kind.AZURE,
            "",
            "pentimento.model.openai.kind=azure",
            "pentimento.model.openai.deployments[gpt-image-2]=" + OpenAiStandIn.DEPLOYMENT,
            "pentimento.model.openai.deployments[gpt-image-2.5-flare]=not-there");

    @Test
    void makesAndEditsByDeploymentWithTheKeyInAzuresHeader() {
        assertSucceeded(here.draw(), 1);
        assertThat(here.last().path()).isEqualTo("/images/generations");
        assertThat(here.last().field("model")).isEqualTo(OpenAiStandIn.DEPLOYMENT);
        assertSucceeded(here.change(IMAGES), 1);
        assertThat(here.last().path()).isEqualTo("/images/edits");
        assertThat(here.last().files()).extracting(OpenAiStandIn.File::name).containsExactly("image[]");
        assertThat(here.last().headers()).containsKey("api-key").doesNotContainKey("authorization");
    }

    @Test
    void sendsNoWebp() {
        JsonNode turn = here.api()
                .end(here.api()
                        .post(
                                "/sessions/" + here.api().newSession("") + "/turns",
                                Map.of(
                                        "prompt",
                                        "Make it blue",
                                        "model",
                                        IMAGES,
                                        "imageIds",
                                        java.util.List.of(upload())))
                        .json()
                        .path("id")
                        .asString(""));
        assertSucceeded(turn, 1);
        assertThat(here.last().files().getFirst().type()).isEqualTo("image/png");
    }

    private static String upload() {
        return here.api()
                .send(here.api()
                        .request("/images")
                        .header("Content-Type", "image/webp")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(
                                TestPictures.encoded("webp", 64, 48, 5))))
                .json()
                .path("id")
                .asString();
    }

    @Test
    void namesTheDeploymentOfPicturesInAConversationThatIsNotStreamed() {
        assertSucceeded(here.ask(TALKING, Map.of("prompt", "Draw a fox")), 1);
        assertThat(here.last().path()).isEqualTo("/responses");
        assertThat(here.last().json().has("stream")).isFalse();
    }

    @Test
    void saysWhichDeploymentIsNotThereAndWhereToNameOne() {
        assertFailed(
                here.ask("openai:gpt-image-2.5-flare", Map.of("prompt", "Draw a fox")),
                "backend-unavailable",
                false,
                "Azure has no deployment “not-there” for GPT Image 2.5 Flare. The operator must set an existing"
                        + " one in pentimento.model.openai.deployments[gpt-image-2.5-flare].");
    }

    @Test
    void tellsWhatAzureHeldBack() {
        String filtered = "{\"created\": 1, \"error\": {\"code\": \"contentFilter\", \"message\": \"%s\"}}";
        here.openAi()
                .next(OpenAiAnswers.json(
                        400, filtered.formatted("Your task failed as a result of our safety system.")));
        assertFailed(here.draw(), "prompt-blocked", false, "do not allow this request");
        here.openAi()
                .next(OpenAiAnswers.json(
                        400, filtered.formatted("Generated image was filtered as a result of our safety system.")));
        assertFailed(here.draw(), "prompt-blocked", false, "withheld its answer because of its safety rules");
        here.openAi()
                .next(OpenAiAnswers.json(
                        400,
                        "{\"error\": {\"code\": \"bad\", \"message\": \"No.\", \"innererror\": {\"code\":"
                                + " \"ResponsibleAIPolicyViolation\"}}}"));
        assertFailed(here.draw(), "prompt-blocked", false, "do not allow this request");
    }

    @Test
    void doesNotBlameThePromptForABlockOfTheAccount() {
        here.openAi()
                .next(OpenAiAnswers.json(
                        403,
                        "{\"error\": {\"code\": \"Forbidden\", \"message\": \"Your resource has been temporarily blocked"
                                + " because we detected behavior that may violate our content policy.\"}}"));
        assertFailed(here.draw(), "backend-unavailable", false, "must check its permissions and billing. It said:");
    }
}
