package app.pentimento.model.openai;

import app.pentimento.model.VendorConnections;
import app.pentimento.model.VendorModels;
import app.pentimento.model.wire.Wire;
import java.util.List;
import org.springframework.stereotype.Component;

/** The servers of the settings, to be asked which models they have. */
@Component
class OpenAiVendors implements VendorConnections {
    private final List<VendorModels> all;

    OpenAiVendors(Connections connections, Wire wire) {
        OpenAiModelList list = new OpenAiModelList(wire.client());
        all = connections.all().stream()
                .<VendorModels>map(connection -> new OpenAiVendorModels(connection, list))
                .toList();
    }

    @Override
    public List<VendorModels> all() {
        return all;
    }
}
