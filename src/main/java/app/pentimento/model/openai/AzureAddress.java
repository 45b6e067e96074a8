package app.pentimento.model.openai;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of an Azure OpenAI resource. It has two forms: by deployment, with a dated version
 * ({@code /openai/deployments/{deployment}/images/edits?api-version=2025-04-01-preview}), and {@code /openai/v1}, where
 * the deployment is named in the request as the model. An address as the portal shows it, whole, is understood.
 *
 * @param root the resource's address, with no path of Azure's own
 * @param v1 whether the second form is used
 * @param deployment the one that the configured address names; null for none
 * @param version the API version; empty for none
 */
record AzureAddress(HttpUrl root, boolean v1, @Nullable String deployment, String version) {
    /**
     * The version that has both generations and edits, and the only one with which Microsoft's guides show edits
     * (azure-ai-docs, March and April 2026).
     */
    static final String DEFAULT_VERSION = "2025-04-01-preview";

    private static final List<String> HOSTS =
            List.of(".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com");
    /** Versions that belong to the second form. */
    private static final Set<String> V1_VERSIONS = Set.of("v1", "preview", "latest");

    private static final String API_VERSION = "api-version";
    private static final Pattern PATH =
            Pattern.compile("(?<before>.*?)/?(?:/openai(?:/deployments/(?<deployment>[^/]+)|/(?<v1>v1))?(?:/.*)?)?");

    /** Whether this is plainly an address of Azure's. */
    static boolean is(HttpUrl address) {
        return HOSTS.stream().anyMatch(address.host()::endsWith);
    }

    /**
     * Reads a configured address.
     *
     * @param version the configured version; empty for that of the address, else the default
     */
    static AzureAddress of(HttpUrl address, String version) {
        Matcher path = PATH.matcher(address.encodedPath());
        if (!path.matches()) {
            throw new IllegalStateException("The pattern matches every path");
        }
        String before = path.group("before");
        String deployment = path.group("deployment");
        String inAddress = address.queryParameter(API_VERSION);
        String chosen = version.isEmpty() ? inAddress == null ? "" : inAddress : version;
        boolean v1 = deployment == null && (path.group("v1") != null || V1_VERSIONS.contains(chosen));
        HttpUrl root = address.newBuilder()
                .encodedPath(before.isEmpty() ? "/" : before)
                .query(null)
                .build();
        return new AzureAddress(root, v1, deployment, chosen);
    }

    /** The address of a call that names its deployment. */
    HttpUrl url(String path, String named) {
        return v1
                ? v1(path)
                : root.newBuilder()
                        .addPathSegments("openai/deployments")
                        .addPathSegment(named)
                        .addPathSegments(path)
                        .addQueryParameter(API_VERSION, version.isEmpty() ? DEFAULT_VERSION : version)
                        .build();
    }

    /** The address of a call that only the second form has. */
    HttpUrl v1(String path) {
        HttpUrl.Builder url = root.newBuilder().addPathSegments("openai/v1").addPathSegments(path);
        boolean sent = v1 ? !version.isEmpty() && !version.equals("v1") : V1_VERSIONS.contains(version);
        return sent ? url.addQueryParameter(API_VERSION, version).build() : url.build();
    }
}
