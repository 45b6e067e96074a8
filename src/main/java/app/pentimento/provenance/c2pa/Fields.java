package app.pentimento.provenance.c2pa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a decoded CBOR map, each asked for by its name and expected kind. */
record Fields(Map<?, ?> map) {
    static final Fields NONE = new Fields(Map.of());

    static Fields of(Object value) {
        return value instanceof Map<?, ?> map ? new Fields(map) : NONE;
    }

    boolean has(Object name) {
        return map.containsKey(name);
    }

    Optional<String> text(Object name) {
        return get(name, String.class);
    }

    Optional<byte[]> bytes(Object name) {
        return get(name, byte[].class);
    }

    Optional<Long> number(Object name) {
        return get(name, Long.class);
    }

    Fields fields(Object name) {
        return get(name, Map.class).<Fields>map(Fields::new).orElse(NONE);
    }

    List<Object> list(Object name) {
        return get(name, List.class)
                .<List<Object>>map(list -> new ArrayList<Object>(list))
                .orElse(List.of());
    }

    /** A list whose members are maps. */
    List<Fields> fieldsList(Object name) {
        return list(name).stream().map(Fields::of).toList();
    }

    boolean isEmpty() {
        return map.isEmpty();
    }

    private <T> Optional<T> get(Object name, Class<T> kind) {
        Object value = map.get(name);
        return kind.isInstance(value) ? Optional.of(kind.cast(value)) : Optional.empty();
    }
}
