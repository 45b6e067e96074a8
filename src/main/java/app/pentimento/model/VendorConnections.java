package app.pentimento.model;

import java.util.List;

/** The connections of a backend to its vendors, as the settings have them. */
public interface VendorConnections {
    List<VendorModels> all();
}
