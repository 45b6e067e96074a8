package app.pentimento.web.api;

import app.pentimento.model.Models;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models", description = "What can answer a turn")
class ModelController {
    private final Models models;

    ModelController(Models models) {
        this.models = models;
    }

    @GetMapping
    @Operation(operationId = "listModels", summary = "The models that can answer a turn, and why others cannot")
    List<ModelJson> list() {
        String standard = models.standard().info().id();
        return models.all().stream()
                .map(model -> ModelJson.of(model.info(), model.info().id().equals(standard)))
                .toList();
    }
}
