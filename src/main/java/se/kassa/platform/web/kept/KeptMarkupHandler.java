package se.kassa.platform.web.kept;

import jakarta.faces.component.UIComponent;
import jakarta.faces.view.facelets.ComponentConfig;
import jakarta.faces.view.facelets.ComponentHandler;
import jakarta.faces.view.facelets.FaceletContext;
import java.io.IOException;

/** Builds what is in the tag only where its markup is not known yet. */
public class KeptMarkupHandler extends ComponentHandler {

    public KeptMarkupHandler(ComponentConfig config) {
        super(config);
        getRequiredAttribute("id");
        getRequiredAttribute("key");
    }

    @Override
    public void applyNextHandler(FaceletContext building, UIComponent component) throws IOException {
        if (!((KeptMarkup) component).isKnown(building.getFacesContext())) {
            super.applyNextHandler(building, component);
        }
    }
}
