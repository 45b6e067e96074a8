package app.pentimento.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.EventStream;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.Team;
import app.pentimento.testing.TestPictures;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Ways into what is somebody else's. Every endpoint of the OpenAPI document is tried by strangers, by another member, by a
 * token that may only read, by a viewer, and with sessions shared for looking; the list below has the ways that are not
 * one request to one endpoint. None may get in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysInTest {
    private static final String WORDS = "harbour at dusk 7319";
    private static final Set<String> FOR_EVERYBODY = Set.of("POST /api/v1/verify", "GET /api/v1/provenance/root.pem");
    private static final Pattern VARIABLE = Pattern.compile("([\\w-]+)/\\{(\\w+)}");

    private Team team;
    private ApiClient ann;
    private ApiClient mallory;
    private ApiClient vic;
    private ApiClient ed;

    private String session;
    private String turn;
    private String answer;
    private String upload;
    private String unfinished;
    private String recipe;
    private String token;
    private String share;
    private String link;
    private String linkUrl;
    private byte[] uploaded;
    private String sha256;

    Team startTeam() {
        return Team.start();
    }

    @BeforeAll
    void begin() throws Exception {
        team = startTeam();
        ann = team.join("ann@example.org", "member");
        mallory = team.join("mallory@example.org", "member");
        vic = team.join("vic@example.org", "member");
        ed = team.join("ed@example.org", "member");
        session = ann.newSession("Secret " + WORDS);
        uploaded = TestPictures.png(64, 48, 5);
        JsonNode sent = ann.multipart("/images", Map.of("file", uploaded)).json();
        upload = sent.path("id").asString();
        sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(uploaded));
        turn = ann.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "draw 3; say " + WORDS, "model", ScriptedModel.ID, "imageIds", List.of(upload)))
                .json()
                .path("id")
                .asString();
        answer = ApiClient.picture(ann.end(turn)).path("id").asString();
        unfinished = ann.post("/uploads", Map.of("bytes", 1000)).json().path("id").asString();
        recipe = ann.post(
                        "/recipes",
                        Map.of("title", WORDS, "prompt", WORDS))
                .json()
                .path("id")
                .asString();
        token = ann.post("/tokens", Map.of("name", WORDS)).json().path("id").asString();
        share = ann.post("/sessions/" + session + "/shares", Map.of("email", "vic@example.org", "role", "viewer"))
                .json()
                .path("id")
                .asString();
        ann.post("/sessions/" + session + "/shares", Map.of("email", "ed@example.org", "role", "editor"));
        JsonNode made = ann.post("/sessions/" + session + "/links", Map.of()).json();
        link = made.path("id").asString();
        linkUrl = made.path("url").asString();
        assertThat(List.of(session, turn, answer, upload, unfinished, recipe, token, share, link))
                .doesNotContain("");
    }

    @AfterAll
    void end() {
        team.close();
    }

    private record Endpoint(String method, String path, String contentType) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Every endpoint of the document, with the type of its body; empty where it has none. */
    private List<Endpoint> endpoints() throws IOException, InterruptedException {
        HttpResponse<String> document = page("/v3/api-docs", team.token(Team.ADMIN, Map.of("name", "docs")));
        List<Endpoint> all = new ArrayList<>();
        tools.jackson.databind.json.JsonMapper.shared()
                .readTree(document.body())
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var types = operation.getValue().path("requestBody").path("content").propertyNames();
                    all.add(new Endpoint(
                            operation.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey(),
                            types.isEmpty() ? "" : types.iterator().next()));
                }));
        assertThat(all).hasSizeGreaterThan(60);
        return all;
    }

    /** Sends a request to an endpoint, about Ann's things wherever its address names one. */
    private ApiClient.Answer send(ApiClient client, Endpoint endpoint) {
        Matcher variable = VARIABLE.matcher(endpoint.path());
        String path = variable.replaceAll(found -> found.group(1) + "/" + id(found.group(1)));
        HttpRequest.Builder request = client.request(path.replaceFirst("^/api/v1", "") + query(endpoint));
        if (endpoint.path().endsWith("/events")) {
            request.header("Accept", "text/event-stream");
        }
        String type = endpoint.contentType();
        if (type.isEmpty() || endpoint.method().equals("GET")) {
            return client.send(request.method(endpoint.method(), HttpRequest.BodyPublishers.noBody()));
        }
        if (type.startsWith("multipart/")) {
            return client.multipart(path.replaceFirst("^/api/v1", ""), Map.of("file", uploaded, "prompt", "x"));
        }
        request.header("Content-Type", type.equals("image/*") ? "image/png" : type).header("Upload-Offset", "0");
        return client.send(request.method(endpoint.method(), HttpRequest.BodyPublishers.ofString("{}")));
    }

    private static String query(Endpoint endpoint) {
        return endpoint.path().endsWith("/selection") ? "?of=subject" : "";
    }

    private String id(String kind) {
        return switch (kind) {
            case "sessions" -> session;
            case "turns", "unfinished-answers" -> turn;
            case "images" -> answer;
            case "uploads" -> unfinished;
            case "recipes" -> recipe;
            case "tokens" -> token;
            case "accounts" -> team.id("ann@example.org");
            case "shares" -> share;
            case "links" -> link;
            default -> throw new AssertionError("What is " + kind + "? Say it here and in OwnershipGate.");
        };
    }

    private void tellsNothing(String how, ApiClient.Answer answer) {
        assertThat(answer.text())
                .as(how)
                .doesNotContain(WORDS, session, turn, this.answer, upload, unfinished, recipe, token);
    }

    @Test
    void noEndpointIsOpenToStrangers() throws Exception {
        String removed = team.token("ann@example.org", Map.of("name", "removed"));
        String id = ann.get("/tokens").json().path("items").valueStream()
                .filter(one -> one.path("name").asString().equals("removed"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        ann.delete("/tokens/" + id);
        ApiClient gone = team.join("gone@example.org", "member");
        team.admin().patch("/accounts/" + team.id("gone@example.org"), Map.of("disabled", true));
        ApiClient api = team.server().api();
        Map<String, ApiClient> strangers = new LinkedHashMap<>();
        strangers.put("nobody", api);
        strangers.put("a made-up token", api.as("pent_" + "x".repeat(43)));
        strangers.put("the hash of a token", api.as(Secrets.hash(removed)));
        strangers.put("a removed token", api.as(removed));
        strangers.put("a disabled account's token", gone);
        strangers.put("an id as a token", api.as(token));
        List<Endpoint> endpoints = endpoints();
        for (Map.Entry<String, ApiClient> stranger : strangers.entrySet()) {
            for (Endpoint endpoint : endpoints) {
                if (!FOR_EVERYBODY.contains(endpoint.toString())) {
                    ApiClient.Answer answer = send(stranger.getValue(), endpoint);
                    String how = stranger.getKey() + ": " + endpoint;
                    assertThat(answer.status()).as(how).isEqualTo(401);
                    tellsNothing(how, answer);
                }
            }
        }
        System.out.printf("%d ways of strangers%n", strangers.size() * endpoints.size());
    }

    @Test
    void noEndpointGivesAnotherMemberWhatIsNotTheirs() throws Exception {
        for (Endpoint endpoint : endpoints()) {
            ApiClient.Answer answer = send(mallory, endpoint);
            String how = "another member: " + endpoint + " " + answer.text();
            tellsNothing(how, answer);
            if (endpoint.path().contains("{") && !endpoint.path().contains("/accounts/")) {
                assertThat(answer.status()).as(how).isEqualTo(404);
            }
            if (endpoint.path().startsWith("/api/v1/accounts")) {
                assertThat(answer.status()).as(how).isEqualTo(403);
            }
        }
        unchanged();
    }

    @Test
    void anAdministratorLooksAfterAccountsAndSeesNoPictures() throws Exception {
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.path().contains("{") && !endpoint.path().contains("/accounts/")) {
                ApiClient.Answer answer = send(team.admin(), endpoint);
                String how = "administrator: " + endpoint;
                assertThat(answer.status()).as(how).isEqualTo(404);
                tellsNothing(how, answer);
            }
        }
        unchanged();
    }

    @Test
    void aTokenThatMayOnlyReadChangesNothing() throws Exception {
        ApiClient reader = team.server().api().as(team.token("ann@example.org", Map.of("name", "r", "scope", "read")));
        for (Endpoint endpoint : endpoints()) {
            if (!Set.of("GET", "HEAD").contains(endpoint.method()) && !FOR_EVERYBODY.contains(endpoint.toString())) {
                assertThat(send(reader, endpoint).status())
                        .as("a token that may only read: " + endpoint)
                        .isEqualTo(403);
            }
        }
        unchanged();
    }

    @Test
    void aSessionSharedForLookingIsNotChanged() throws Exception {
        for (Endpoint endpoint : endpoints()) {
            boolean about = endpoint.path().contains("/sessions/{")
                    || endpoint.path().contains("/turns/{")
                    || endpoint.path().contains("/images/{");
            boolean changes = !Set.of("GET", "HEAD").contains(endpoint.method());
            if (about && changes) {
                assertThat(send(vic, endpoint).status())
                        .as("shared for looking: " + endpoint)
                        .isEqualTo(403);
            }
        }
        assertThat(vic.get("/sessions/" + session).status()).isEqualTo(200);
        assertThat(vic.get("/images/" + answer + "/content").status()).isEqualTo(200);
        unchanged();
    }

    /** Whoever an account is: a viewer makes nothing, anywhere. */
    @Test
    void aViewerMakesNothing() throws Exception {
        ApiClient viewer = team.join("viewer@example.org", "viewer");
        for (Endpoint endpoint : endpoints()) {
            if (!Set.of("GET", "HEAD").contains(endpoint.method())
                    && !FOR_EVERYBODY.contains(endpoint.toString())
                    && !endpoint.path().startsWith("/api/v1/tokens")) {
                assertThat(send(viewer, endpoint).status()).as("a viewer: " + endpoint).isEqualTo(403);
            }
        }
    }

    private void unchanged() {
        JsonNode now = ann.get("/sessions/" + session).json();
        assertThat(now.path("title").asString()).isEqualTo("Secret " + WORDS);
        assertThat(now.path("turnCount").asInt()).isEqualTo(1);
        assertThat(ann.get("/turns/" + turn).json().path("status").asString()).isEqualTo("succeeded");
        assertThat(ann.get("/recipes/" + recipe).status()).isEqualTo(200);
        assertThat(ann.send(ann.request("/uploads/" + unfinished)
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .header("Upload-Offset"))
                .isEqualTo("0");
    }

    /** A way in that is not one request to one endpoint: what is sent, and the statuses that let nobody in. */
    private record Way(String name, ApiClient.Answer answer, Integer... refused) {}

    @Test
    void noneOfTheOtherWaysGetsIn() throws Exception {
        String own = mallory.newSession("Mallory's");
        String ownTurn = mallory.ask(own, "draw 9").path("id").asString();
        mallory.end(ownTurn);
        ApiClient api = team.server().api();
        List<Way> ways = new ArrayList<>();
        Map<String, Object> ask = Map.of("prompt", "x", "model", ScriptedModel.ID);
        // by id, in a body
        ways.add(new Way("another's upload as input", ask(own, with(ask, "imageIds", List.of(upload))), 400));
        ways.add(new Way("another's answer as input", ask(own, with(ask, "imageIds", List.of(answer))), 400));
        ways.add(new Way("another's picture as mask", ask(own, with(ask, "maskImageId", upload)), 400));
        ways.add(new Way("another's turn as parent", ask(own, with(ask, "parentTurnId", turn)), 400));
        ways.add(new Way("another's turn as head", mallory.patch("/sessions/" + own, Map.of("headTurnId", turn)), 400));
        ways.add(new Way("a turn in another's session", ask(session, ask), 404));
        ways.add(new Way("a hash as an id", mallory.get("/images/" + sha256), 404));
        ways.add(new Way("a hash as a picture", mallory.get("/images/" + sha256 + "/content"), 404));
        ways.add(new Way("a hash as an input", ask(own, with(ask, "imageIds", List.of(sha256))), 400));
        ways.add(new Way("a preview by width", mallory.get("/images/" + answer + "/content?width=160"), 404));
        ways.add(new Way("a picture without its label", mallory.get("/images/" + answer + "/content?label=none"), 404));
        ways.add(new Way("an accepted duty to label", mallory.post("/images/" + answer + "/unlabelled", Map.of("accepted", true)), 404));
        ways.add(new Way("a shared picture's accepted duty", vic.post("/images/" + answer + "/unlabelled", Map.of("accepted", true)), 403));
        ways.add(new Way("a shared upload with its place", vic.get("/images/" + upload + "/original"), 403));
        ways.add(new Way("an editor shares on", ed.post("/sessions/" + session + "/shares", Map.of("email", "mallory@example.org", "role", "editor")), 403));
        ways.add(new Way("an editor makes a link", ed.post("/sessions/" + session + "/links", Map.of()), 403));
        ways.add(new Way("an editor sees with whom it is shared", ed.get("/sessions/" + session + "/shares"), 403));
        ways.add(new Way("an editor deletes the session", ed.delete("/sessions/" + session), 403));
        ways.add(new Way("an editor raises the budget", ed.send(json(ed.request("/sessions/" + session + "/budget"), "PUT", "{\"limit\":\"9\"}")), 403));
        ways.add(new Way("an editor copies the session", ed.post("/sessions/" + session + "/duplicate", Map.of()), 403));
        ways.add(new Way("a shared session becomes one's own by a new role", vic.post("/sessions/" + session + "/shares", Map.of("email", "vic@example.org", "role", "editor")), 403));
        // by guessed addresses
        for (String path : List.of(
                "/sessions/" + session + "/",
                "/sessions/" + session + "/../" + session,
                "/sessions/" + session.toUpperCase(java.util.Locale.ROOT),
                "/sessions/" + session + "%00",
                "/sessions/" + session + ";x=1",
                "/sessions//" + session,
                "/images/" + answer + "/content/",
                "/turns/" + turn + "/context",
                "/turns/" + turn + "/preview",
                "/images/" + answer + "/report",
                "/images/" + answer + "/provenance",
                "/sessions/" + session + "/export/story")) {
            ways.add(new Way("guessed " + path, mallory.send(mallory.request(path).GET()), 400, 404));
        }
        // pages: the same things by their pages, with another's login
        HttpClient browser = login("mallory@example.org");
        for (String path : List.of(
                "/sessions/" + session,
                "/sessions/" + session + "/conversation",
                "/sessions/" + session + "/tree",
                "/sessions/" + session + "/turns?upTo=" + turn,
                "/sessions/" + own + "/turns?upTo=" + turn,
                "/sessions/" + session + "/turns/" + turn,
                "/sessions/" + own + "/turns/" + turn,
                "/images/" + answer + "/facts",
                "/images/" + answer + "/report",
                "/images/" + answer + "/unlabelled",
                "/turns/" + turn + "/search-suggestions",
                "/recipes/" + recipe,
                "/recipes/" + recipe + "/edit",
                "/recipes/new?turn=" + turn,
                "/pictures?session=" + session)) {
            ways.add(new Way("page " + path, get(browser, path), 404));
        }
        for (String path : List.of("/settings", "/people", "/settings/answers", "/actuator/prometheus")) {
            ways.add(new Way("a member opens " + path, get(browser, path), 403));
        }
        for (String path : List.of("/", "/rail", "/rail?q=harbour", "/pictures", "/pictures?q=harbour", "/recipes")) {
            ApiClient.Answer found = get(browser, path);
            tellsNothing("page " + path, found);
        }
        // forged requests
        for (String header : List.of("X-Forwarded-For", "X-Real-IP", "X-Forwarded-User", "X-Remote-User", "Forwarded")) {
            ways.add(new Way(
                    "forged " + header,
                    api.send(api.request("/sessions/" + session).GET().header(header, "127.0.0.1")),
                    401));
        }
        ways.add(new Way("forged method", api.send(json(api.request("/sessions/" + session), "POST", "{}").header("X-HTTP-Method-Override", "GET")), 401));
        ways.add(new Way("a token in the address", api.get("/me?access_token=x"), 401));
        ways.add(new Way("Basic elsewhere", api.as("ann@example.org", Team.PASSWORD).get("/sessions"), 401));
        ways.add(new Way("Basic with a wrong password", api.as("ann@example.org", "wrong words").post("/tokens", Map.of("name", "x")), 401));
        ways.add(new Way("Basic with no colon", api.send(json(api.request("/tokens"), "POST", "{\"name\":\"x\"}").header("Authorization", "Basic YWJj")), 401));
        ways.add(new Way("Basic for nobody", api.as("", "").post("/tokens", Map.of("name", "x")), 401));
        ways.add(new Way("a token of another's scope", team.server().api().as(team.token("ann@example.org", Map.of("name", "r", "scope", "read"))).post("/tokens", Map.of("name", "w", "scope", "write")), 403));
        ways.add(new Way("an expired token", expired(), 401));
        ways.add(new Way("another's token removed", mallory.delete("/tokens/" + token), 404));
        ways.add(new Way("an account raises its own role", mallory.patch("/accounts/" + team.id("mallory@example.org"), Map.of("role", "admin")), 403));
        ways.add(new Way("an account raises its own budget", mallory.patch("/accounts/" + team.id("mallory@example.org"), Map.of("budget", "9")), 403));
        ways.add(new Way("an administrator of one's own making", mallory.post("/accounts", Map.of("email", "m2@example.org", "name", "m", "role", "admin", "password", Team.PASSWORD)), 403));
        // links
        String secret = linkUrl.substring(linkUrl.lastIndexOf('/') + 1);
        ways.add(new Way("a link with one letter changed", stranger("/shared/" + secret.substring(1) + "x"), 404));
        ways.add(new Way("a link's hash", stranger("/shared/" + Secrets.hash(secret)), 404));
        ways.add(new Way("a link's id", stranger("/shared/" + link), 404));
        ways.add(new Way("a picture of another session by a link", stranger("/shared/" + secret + "/pictures/" + ApiClient.picture(mallory.get("/turns/" + ownTurn).json()).path("id").asString()), 404));
        ways.add(new Way("the API by a link", stranger("/api/v1/sessions/" + session + "?link=" + secret), 401));
        ways.add(new Way("a link as a token", api.as(secret).get("/sessions/" + session), 401));
        ways.add(new Way("a password link that was never made", stranger("/welcome/" + secret), 404));
        // another's idempotency key
        Map<String, Object> titled = Map.of("title", "Secret again " + WORDS);
        String first = ann.post("/sessions", titled, "the-same-key").json().path("id").asString();
        ApiClient.Answer second = mallory.post("/sessions", titled, "the-same-key");
        assertThat(second.json().path("id").asString()).isNotEqualTo(first);
        assertThat(second.json().path("owner").path("name").asString()).isEqualTo("mallory");
        // CSRF and session fixation
        ways.add(new Way("a form of another page", post(browser, "/sessions/" + own + "/delete", ""), 403));
        ways.add(new Way("an API request of another page", apiByBrowser(browser, own), 403));
        ways.add(new Way("a page's token that was made up", post(browser, "/sessions/" + own + "/delete", "_csrf=made-up"), 403));
        assertThat(mallory.get("/sessions/" + own).status()).isEqualTo(200);
        // open redirects after a login
        ways.add(new Way("a login by a form of another page", post(HttpClient.newHttpClient(), "/login", "email=ann%40example.org&password=x"), 403));

        for (Way way : ways) {
            assertThat(way.answer().status()).as(way.name()).isIn((Object[]) way.refused());
            tellsNothing(way.name(), way.answer());
        }
        assertThat(ways).hasSizeGreaterThanOrEqualTo(60);
        System.out.printf("%d other ways, 0 got in%n", ways.size());
        unchanged();
    }

    @Test
    void theSameBytesFromTwoPeopleAreTwoPicturesAndTellNothingOfEachOther() {
        ApiClient.Answer first = mallory.multipart("/images", Map.of("file", uploaded));
        assertThat(first.status()).isEqualTo(201);
        String copy = first.json().path("id").asString();
        assertThat(copy).isNotEqualTo(upload);
        assertThat(first.json().path("owner").path("name").asString()).isEqualTo("mallory");
        byte[] delivered = ann.get("/images/" + answer + "/content").response().body();
        JsonNode found = team.stranger().multipart("/verify", Map.of("file", delivered)).json();
        assertThat(found.path("known").isNull() || found.path("known").isMissingNode()).isTrue();
        ApiClient.Answer told = mallory.multipart("/verify", Map.of("file", delivered));
        assertThat(told.json().path("known").isNull() || told.json().path("known").isMissingNode())
                .isTrue();
        assertThat(told.text()).doesNotContain(session, turn, WORDS); // its id stands in the file itself
        assertThat(ann.multipart("/verify", Map.of("file", delivered)).json().path("known").path("imageId").asString())
                .isEqualTo(answer);
        // one's picture does not go with another's copy of it
        assertThat(ann.get("/images/" + upload + "/content").status()).isEqualTo(200);
        assertThat(mallory.get("/images/" + upload).status()).isEqualTo(404);
    }

    @Test
    void whatWasSharedIsGoneWhenTheShareIsWithdrawnAndALinkOpensNothingAfterIt() throws Exception {
        String shown = ann.newSession("shown " + WORDS);
        String asked = ann.ask(shown, "draw 4").path("id").asString();
        String picture = ApiClient.picture(ann.end(asked)).path("id").asString();
        String made = ann.post("/sessions/" + shown + "/shares", Map.of("email", "mallory@example.org", "role", "viewer"))
                .json()
                .path("id")
                .asString();
        assertThat(mallory.get("/images/" + picture + "/content").status()).isEqualTo(200);
        try (EventStream events = EventStream.ofSession(mallory, shown, null)) {
            assertThat(events.next()).isNotNull();
            ann.delete("/sessions/" + shown + "/shares/" + made);
            EventStream.Event event = events.next();
            while (event != null) {
                event = events.next();
            }
        }
        for (String path : List.of("/sessions/" + shown, "/turns/" + asked, "/images/" + picture, "/sessions/" + shown + "/export")) {
            assertThat(mallory.get(path).status()).as(path).isEqualTo(404);
        }
        JsonNode address = ann.post("/sessions/" + shown + "/links", Map.of()).json();
        String path = URI.create(address.path("url").asString()).getPath();
        assertThat(stranger(path).status()).isEqualTo(200);
        assertThat(stranger(path).text()).contains("draw 4");
        assertThat(stranger(path + "/pictures/" + picture).status()).isEqualTo(200);
        ann.delete("/sessions/" + shown + "/links/" + address.path("id").asString());
        assertThat(stranger(path).status()).isEqualTo(404);
        assertThat(stranger(path + "/pictures/" + picture).status()).isEqualTo(404);
        String soon = ann.post(
                        "/sessions/" + shown + "/links",
                        Map.of("expiresAt", Instant.now().plusMillis(1500).toString()))
                .json()
                .path("url")
                .asString();
        while (stranger(URI.create(soon).getPath()).status() == 200) {
            Thread.onSpinWait();
        }
        assertThat(stranger(URI.create(soon).getPath()).status()).isEqualTo(404);
    }

    @Test
    void fiveWrongPasswordsAreEnoughForAWhile() {
        team.join("target@example.org", "member");
        ApiClient wrong = team.server().api().as("target@example.org", "not this one");
        int tries = 0;
        ApiClient.Answer answer = wrong.post("/tokens", Map.of("name", "x"));
        while (answer.status() == 401 && tries < 10) {
            answer = wrong.post("/tokens", Map.of("name", "x"));
            tries++;
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(tries).isLessThanOrEqualTo(5);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(team.server()
                        .api()
                        .as("target@example.org", Team.PASSWORD)
                        .post("/tokens", Map.of("name", "x"))
                        .status())
                .as("the right one is not looked at either")
                .isEqualTo(429);
        assertThat(ann.get("/me").status()).as("tokens go on working").isEqualTo(200);
        team.forgetFailures();
    }

    @Test
    void aLoginGetsANewSessionAndEndsEverywhere() throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        String planted = "00000000-0000-4000-8000-000000000000";
        java.net.HttpCookie fixed = new java.net.HttpCookie(
                "pentimento-session",
                java.util.Base64.getEncoder().encodeToString(planted.getBytes(StandardCharsets.UTF_8)));
        fixed.setPath("/");
        cookies.getCookieStore().add(team.server().url(), fixed);
        login(browser, "ann@example.org", Team.PASSWORD);
        assertThat(cookies.getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals("pentimento-session"))
                        .map(java.net.HttpCookie::getValue))
                .as("another one was given")
                .anyMatch(value -> !value.equals(fixed.getValue()));
        ApiClient.Answer planter = new ApiClient.Answer(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(team.server().url() + "/account"))
                                .header("Cookie", "pentimento-session=" + fixed.getValue())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray()));
        assertThat(planter.status()).as("the planted one is logged in nowhere").isEqualTo(401);
        cookies.getCookieStore().remove(team.server().url(), fixed);
        assertThat(get(browser, "/account").status()).isEqualTo(200);
        HttpClient elsewhere = login("ann@example.org");
        assertThat(get(elsewhere, "/account").status()).isEqualTo(200);
        team.admin().post("/accounts/" + team.id("ann@example.org") + "/logout", Map.of());
        assertThat(get(browser, "/account").status()).isIn(302, 401);
        assertThat(get(elsewhere, "/account").status()).isIn(302, 401);
    }

    private ApiClient.Answer expired() {
        String secret = team.token(
                "ann@example.org",
                Map.of("name", "short", "expiresAt", Instant.now().plusMillis(1200).toString()));
        ApiClient client = team.server().api().as(secret);
        ApiClient.Answer answer = client.get("/sessions/" + session);
        while (answer.status() == 200) {
            Thread.onSpinWait();
            answer = client.get("/sessions/" + session);
        }
        return answer;
    }

    private ApiClient.Answer ask(String where, Map<String, Object> body) {
        return mallory.post("/sessions/" + where + "/turns", body);
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(body);
        more.put(name, value);
        return more;
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String method, String body) {
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> page(String path, String bearer) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(team.server().url() + path))
                                .header("Authorization", "Bearer " + bearer)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private ApiClient.Answer stranger(String path) throws IOException, InterruptedException {
        return get(HttpClient.newHttpClient(), path);
    }

    private ApiClient.Answer get(HttpClient browser, String path) throws IOException, InterruptedException {
        return new ApiClient.Answer(browser.send(
                HttpRequest.newBuilder(URI.create(team.server().url() + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray()));
    }

    private ApiClient.Answer post(HttpClient browser, String path, String form)
            throws IOException, InterruptedException {
        return new ApiClient.Answer(browser.send(
                HttpRequest.newBuilder(URI.create(team.server().url() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray()));
    }

    private ApiClient.Answer apiByBrowser(HttpClient browser, String own) throws IOException, InterruptedException {
        return new ApiClient.Answer(browser.send(
                HttpRequest.newBuilder(URI.create(team.server().url() + "/api/v1/sessions/" + own))
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray()));
    }

    private HttpClient login(String email) throws IOException, InterruptedException {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        login(browser, email, Team.PASSWORD);
        return browser;
    }

    private void login(HttpClient browser, String email, String password) throws IOException, InterruptedException {
        String form = get(browser, "/login").text();
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form);
        assertThat(csrf.find()).isTrue();
        ApiClient.Answer answer = post(
                browser,
                "/login",
                "_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8) + "&email="
                        + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
    }
}
