package app.pentimento.standin;

import app.pentimento.standin.SmallHttpServer.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for Google's token endpoint: gives a service account tokens for assertions that it signed. */
final class GoogleLogin {
    private static final String ACCOUNT = "pentimento@stand-in.iam.gserviceaccount.com";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final String AUDIENCE = "https://oauth2.googleapis.com/token";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LIFE_SECONDS = 3600;

    private final KeyPair keys;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean revoked;

    GoogleLogin() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file of application default credentials for this account, as the cloud console gives it. */
    String serviceAccountFile(String base) {
        String key = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getPrivate().getEncoded())
                        .replace("\r", "")
                + "\n-----END PRIVATE KEY-----\n";
        return JSON.writeValueAsString(Map.of(
                "type",
                "service_account",
                "project_id",
                "stand-in",
                "private_key_id",
                "k1",
                "private_key",
                key,
                "client_email",
                ACCOUNT,
                "client_id",
                "1",
                "token_uri",
                base + "/token"));
    }

    /** A new token for whoever proves to be the account. */
    String token(Request request) throws Violation {
        if (revoked) {
            throw new Violation(400, "invalid_grant", "Invalid grant: account not found");
        }
        Map<String, String> form = new HashMap<>();
        for (String field : request.text().split("&", -1)) {
            String[] pair = field.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        if (!GRANT.equals(form.get("grant_type"))) {
            throw Violation.invalid("unsupported_grant_type: " + form.get("grant_type"));
        }
        String[] jwt = form.getOrDefault("assertion", "").split("\\.");
        if (jwt.length != 3 || !signed(jwt)) {
            throw Violation.invalid("invalid_grant: the assertion is not signed by the account.");
        }
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(jwt[1]));
        boolean right = claims.path("iss").asString("").equals(ACCOUNT)
                && claims.path("aud").asString("").equals(AUDIENCE)
                && claims.path("scope").asString("").contains(SCOPE)
                && claims.path("exp").asLong(0) > Instant.now().getEpochSecond();
        if (!right) {
            throw Violation.invalid("invalid_grant: the claims are wrong: " + claims);
        }
        String token = "ya29.stand-in-" + numbers.incrementAndGet();
        tokens.add(token);
        return JSON.writeValueAsString(
                Map.of("access_token", token, "expires_in", LIFE_SECONDS, "token_type", "Bearer"));
    }

    /** Knows the account no more. */
    void revoke() {
        revoked = true;
    }

    /** How many tokens were given. */
    int given() {
        return numbers.get();
    }

    /** Whether a request brings one of its tokens. */
    boolean admits(Request request) {
        String header = request.header("authorization");
        return header.startsWith("Bearer ") && tokens.contains(header.substring("Bearer ".length()));
    }

    private boolean signed(String[] jwt) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(jwt[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
