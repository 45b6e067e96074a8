package app.pentimento.web.api;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/** A number where text belongs, or text where a number belongs, is a mistake to be told, not to be guessed at. */
@Configuration(proxyBeanMethods = false)
class JsonStrictness {
    @Bean
    JsonMapperBuilderCustomizer noGuessing() {
        return builder -> builder.withCoercionConfig(LogicalType.Textual, textual -> {
                    textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    textual.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    textual.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .withCoercionConfig(LogicalType.Integer, integer -> {
                    integer.setCoercion(CoercionInputShape.String, CoercionAction.Fail);
                    integer.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
                    integer.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                });
    }
}
