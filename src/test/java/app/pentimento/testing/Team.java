package app.pentimento.testing;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A server with accounts, and people in it. */
public final class Team implements AutoCloseable {
    public static final String ADMIN = "admin@example.org";
    public static final String PASSWORD = "three plain words";

    private final TestServer server;
    private final ApiClient admin;

    private Team(TestServer server) {
        this.server = server;
        this.admin = login(ADMIN);
    }

    /** Settings with which a server has accounts, and a first administrator. */
    public static String[] settings(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "pentimento.accounts=true";
        all[1] = "pentimento.admin.email=" + ADMIN;
        all[2] = "pentimento.admin.password=" + PASSWORD;
        System.arraycopy(more, 0, all, 3, more.length);
        return all;
    }

    public static Team start(String... more) {
        return new Team(TestServer.start(settings(more)));
    }

    /** The same on PostgreSQL. */
    public static Team startOnPostgres(String... more) {
        return new Team(TestPostgres.startServer(settings(more)));
    }

    public TestServer server() {
        return server;
    }

    /** The administrator's token. */
    public ApiClient admin() {
        return admin;
    }

    /** Nobody. */
    public ApiClient stranger() {
        return server.api();
    }

    /** Makes an account; gives a client with its token. */
    public ApiClient join(String email, String role) {
        ApiClient.Answer made = admin.post(
                "/accounts",
                Map.of("email", email, "name", email.replaceFirst("@.*", ""), "role", role, "password", PASSWORD));
        if (made.status() != 201) {
            throw new AssertionError(made.text());
        }
        return login(email);
    }

    /** Gets a token by email and password. */
    public ApiClient login(String email) {
        return server.api().as(token(email, Map.of("name", "test")));
    }

    /** Gets a token of an account as these fields ask for. */
    public String token(String email, Map<String, Object> fields) {
        ApiClient.Answer made = server.api().as(email, PASSWORD).post("/tokens", fields);
        if (made.status() != 201) {
            throw new AssertionError(made.text());
        }
        return made.json().path("token").asString();
    }

    /** The id of an account. */
    public String id(String email) {
        return admin.get("/accounts?limit=200")
                .json()
                .path("items")
                .valueStream()
                .filter(account -> account.path("email").asString().equals(email))
                .map((JsonNode account) -> account.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Has the server forget wrong passwords: all tests come from one address. */
    public void forgetFailures() {
        server.bean(JdbcClient.class)
                .sql("delete from login_failure")
                .update();
    }

    @Override
    public void close() {
        server.close();
    }
}
