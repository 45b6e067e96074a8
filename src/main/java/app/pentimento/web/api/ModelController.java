package app.pentimento.web.api;

import app.pentimento.model.ModelDirectory;
import app.pentimento.model.Models;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models", description = "What can answer a turn")
class ModelController {
    private final Models models;
    private final ModelDirectory directory;

    ModelController(Models models, ModelDirectory directory) {
        this.models = models;
        this.directory = directory;
    }

    @GetMapping
    @Operation(operationId = "listModels", summary = "The models that can answer a turn, and why others cannot")
    List<ModelJson> list() {
        directory.awaitFirstCheck();
        String standard = models.standard().info().id();
        return models.all().stream()
                .map(model -> ModelJson.of(model.info(), model.info().id().equals(standard)))
                .toList();
    }

    /**
     * What came of asking the vendors.
     *
     * @param connections to the vendors
     */
    record Checked(List<ModelDirectory.Connection> connections, List<ModelJson> models) {}

    @PostMapping("/check")
    @Operation(
            operationId = "checkModels",
            summary = "Ask the vendors now which models they have",
            description =
                    "Waits for their answers, for half a minute at most. Where one cannot be asked, its connection"
                            + " says why, and what it said last counts.")
    Checked check() {
        directory.check();
        return new Checked(directory.connections(), list());
    }
}
