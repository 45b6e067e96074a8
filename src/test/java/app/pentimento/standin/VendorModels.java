package app.pentimento.standin;

import app.pentimento.standin.SmallHttpServer.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The models that the vendor offers, with what each takes; by its documentation of autumn 2026, until a test changes it. */
final class VendorModels {
    private static final Set<String> TEN_RATIOS =
            Set.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9");
    private static final Set<String> FOURTEEN_RATIOS =
            Set.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9", "1:4", "4:1", "1:8", "8:1");
    private static final int PAGE = 50;
    static final String VERTEX_NAME = "publishers/google/models/";

    private final Map<String, VendorModel> offered = new ConcurrentSkipListMap<>();
    private final Map<String, String> servedBy = new ConcurrentHashMap<>();

    /**
     * A model of the vendor.
     *
     * @param methods what {@code models.list} says of it
     * @param thinking the levels that it takes; empty where there is no choice
     * @param signs whether it refuses unsigned parts of its own turns
     */
    record VendorModel(
            String name,
            String displayName,
            List<String> methods,
            Set<String> sizes,
            Set<String> ratios,
            Set<String> thinking,
            boolean temperature,
            boolean search,
            boolean imageSearch,
            boolean signs,
            int mostPictures) {
        /** The same under another name. */
        VendorModel named(String other, String display) {
            return new VendorModel(
                    other,
                    display,
                    methods,
                    sizes,
                    ratios,
                    thinking,
                    temperature,
                    search,
                    imageSearch,
                    signs,
                    mostPictures);
        }

        /** The same, signing or not. */
        VendorModel signing(boolean signing) {
            return new VendorModel(
                    name,
                    displayName,
                    methods,
                    sizes,
                    ratios,
                    thinking,
                    temperature,
                    search,
                    imageSearch,
                    signing,
                    mostPictures);
        }
    }

    VendorModels() {
        offer(image("gemini-nano-banana-2.1", "Nano Banana 2.1", FOURTEEN_RATIOS, "1K", "2K", "4K"));
        offer(image("gemini-3-pro-image", "Nano Banana Pro", TEN_RATIOS, "1K", "2K", "4K"));
        offer(image("gemini-3.1-flash-lite-image", "Nano Banana 2 Lite", TEN_RATIOS, "1K"));
        offer(image("gemini-3.1-flash-image", "Nano Banana 2", FOURTEEN_RATIOS, "512", "1K", "2K", "4K"));
        offer(new VendorModel(
                "gemini-3.5-flash",
                "Gemini 3.5 Flash",
                List.of("generateContent", "countTokens", "createCachedContent"),
                Set.of(),
                Set.of(),
                Set.of("low", "high"),
                false,
                true,
                false,
                true,
                3000));
    }

    private static VendorModel image(String name, String display, Set<String> ratios, String... sizes) {
        boolean flash = name.contains("banana") || name.endsWith("flash-image");
        return new VendorModel(
                name,
                display,
                List.of("generateContent", "countTokens", "batchGenerateContent"),
                Set.of(sizes),
                ratios,
                name.contains("banana")
                        ? Set.of("minimal", "medium", "high")
                        : flash ? Set.of("minimal", "high") : Set.of(),
                !name.contains("banana"),
                !name.contains("lite"),
                flash,
                true,
                14);
    }

    /** Offers a model, instead of the one of this name where there is one. */
    void offer(VendorModel model) {
        offered.put(model.name(), model);
    }

    /** Offers a model that takes what this one takes. */
    void offer(String name, String like) {
        offer(find(like).named(name, name));
    }

    /** No longer offers it. */
    void retire(String name) {
        offered.remove(name);
    }

    /** Has another model answer for this one, as the answer says; itself again for null. */
    void serve(String name, @Nullable String by) {
        if (by == null) {
            servedBy.remove(name);
        } else {
            servedBy.put(name, by);
        }
    }

    String servedBy(String name) {
        return servedBy.getOrDefault(name, name);
    }

    VendorModel find(String name) {
        VendorModel model = offered.get(name);
        if (model == null) {
            throw new IllegalArgumentException("Not offered: " + name);
        }
        return model;
    }

    /** A model that is asked; refused where it is not offered. */
    VendorModel asked(String name, String status) throws Violation {
        VendorModel model = offered.get(name);
        if (model == null || !model.methods().contains("generateContent")) {
            throw new Violation(
                    404,
                    status,
                    "models/" + name + " is not found for API version v1beta, or is not supported for generateContent."
                            + " Call ListModels to see the list of available models and their supported methods.");
        }
        return model;
    }

    /** A page of the list, as {@code GET /models} gives it. */
    String list(Request request) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String field : request.query().split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                query.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        int size = Math.clamp(Integer.parseInt(query.getOrDefault("pageSize", "" + PAGE)), 1, 1000);
        int from = Integer.parseInt(query.getOrDefault("pageToken", "0"));
        List<VendorModel> all = new ArrayList<>(offered.values());
        int to = Math.min(all.size(), from + size);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put(
                "models",
                all.subList(Math.min(from, to), to).stream()
                        .map(VendorModels::json)
                        .toList());
        if (to < all.size()) {
            page.put("nextPageToken", Integer.toString(to));
        }
        return JsonMapper.shared().writeValueAsString(page);
    }

    boolean offers(String name) {
        return offered.containsKey(name);
    }

    /** The list as Vertex mode gives it. */
    String vertexList() {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "publisherModels",
                        offered.keySet().stream()
                                .map(name -> Map.of("name", VERTEX_NAME + name))
                                .toList()));
    }

    private static Map<String, Object> json(VendorModel model) {
        return Map.of(
                "name",
                "models/" + model.name(),
                "version",
                "3.0",
                "displayName",
                model.displayName(),
                "description",
                model.displayName(),
                "inputTokenLimit",
                131072,
                "outputTokenLimit",
                32768,
                "supportedGenerationMethods",
                model.methods(),
                "thinking",
                true);
    }
}
