package app.pentimento.model;

import java.util.List;

/** A backend with many models: it makes one for each entry of the catalog that names it. */
public interface ModelSource {
    /** Its models, whether or not they can be used now. */
    List<? extends ImageModel> models();
}
