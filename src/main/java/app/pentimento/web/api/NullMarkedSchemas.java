package app.pentimento.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries the nullness of our records into the published description: what is marked as nullable may be null or absent,
 * everything else is required.
 */
@Component
final class NullMarkedSchemas implements ModelConverter {
    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        JavaType java = Json.mapper().constructType(type.getType());
        if (resolved == null || java == null || !isOurRecord(java.getRawClass())) {
            return resolved;
        }
        Schema<?> schema = resolved.get$ref() == null
                ? resolved
                : context.getDefinedModels().get(resolved.get$ref().substring(REFERENCE.length()));
        if (schema != null && schema.getProperties() != null) {
            mark(schema, java.getRawClass());
        }
        return resolved;
    }

    private static boolean isOurRecord(Class<?> type) {
        return type.isRecord() && type.getName().startsWith("app.pentimento.");
    }

    private static void mark(Schema<?> schema, Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
            Schema<?> property = (Schema<?>) schema.getProperties().get(name);
            boolean required =
                    schema.getRequired() != null && schema.getRequired().contains(name);
            if (property == null || required) {
                continue;
            }
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.addRequiredItem(name);
            } else if (property.get$ref() != null) {
                schema.addProperty(name, orNull(property));
            } else if (property.getTypes() != null) {
                property.addType("null");
            }
        }
    }

    private static Schema<?> orNull(Schema<?> reference) {
        Schema<?> none = new JsonSchema();
        none.setTypes(Set.of("null"));
        Schema<?> either = new JsonSchema();
        either.setAnyOf(List.of(reference, none));
        return either;
    }
}
