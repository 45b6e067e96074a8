package app.pentimento.provenance.c2pa;

import java.util.Optional;

/** Names in manifest stores and the JUMBF addresses made of them (C2PA 8.3). */
final class JumbfLabels {
    static final String STORE = "c2pa";
    static final String ASSERTIONS = "c2pa.assertions";
    static final String CLAIM_1 = "c2pa.claim";
    static final String CLAIM_2 = "c2pa.claim.v2";
    static final String SIGNATURE = "c2pa.signature";
    static final String ACTIONS_1 = "c2pa.actions";
    static final String ACTIONS_2 = "c2pa.actions.v2";
    static final String INGREDIENT = "c2pa.ingredient";
    static final String INGREDIENT_3 = "c2pa.ingredient.v3";
    static final String DATA_HASH = "c2pa.hash.data";
    static final String CLAIM_THUMBNAIL = "c2pa.thumbnail.claim";
    static final String INGREDIENT_THUMBNAIL = "c2pa.thumbnail.ingredient";

    private static final String SCHEME = "self#jumbf=";
    private static final String ROOT = "/" + STORE + "/";

    private JumbfLabels() {}

    static String manifest(String label) {
        return SCHEME + ROOT + label;
    }

    static String signature(String manifest) {
        return manifest(manifest) + "/" + SIGNATURE;
    }

    static String assertion(String manifest, String assertion) {
        return manifest(manifest) + "/" + ASSERTIONS + "/" + assertion;
    }

    /** The address of an assertion from within its own manifest. */
    static String ownAssertion(String assertion) {
        return SCHEME + ASSERTIONS + "/" + assertion;
    }

    /** The manifest that an address leads to; empty for one within a manifest. */
    static Optional<String> manifestOf(String uri) {
        String path = path(uri);
        if (!path.startsWith(ROOT)) {
            return Optional.empty();
        }
        String rest = path.substring(ROOT.length());
        int slash = rest.indexOf('/');
        return Optional.of(slash < 0 ? rest : rest.substring(0, slash));
    }

    /** The assertion that an address leads to, if it leads to one. */
    static Optional<String> assertionOf(String uri) {
        String path = path(uri);
        int store = path.indexOf(ASSERTIONS + "/");
        return store < 0 ? Optional.empty() : Optional.of(path.substring(store + ASSERTIONS.length() + 1));
    }

    /** The last name of an address. */
    static String last(String uri) {
        String path = path(uri);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The kind of an assertion: its label without the number that tells several of one kind apart. */
    static String kind(String assertion) {
        int number = assertion.indexOf("__");
        return number < 0 ? assertion : assertion.substring(0, number);
    }

    /** The label of the n-th assertion of a kind, from 0. */
    static String numbered(String kind, int n) {
        return n == 0 ? kind : kind + "__" + n;
    }

    private static String path(String uri) {
        return uri.startsWith(SCHEME) ? uri.substring(SCHEME.length()) : uri;
    }
}
