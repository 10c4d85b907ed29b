package se.kassa.platform.web.resource;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;

/** Whether a shop overlays its own style sheet; EL name {@code customStylesheet}. */
@Named("customStylesheet")
@ApplicationScoped
public class CustomStylesheet {

    private boolean available;

    @PostConstruct
    void init() {
        available = FacesContext.getCurrentInstance()
                        .getApplication()
                        .getResourceHandler()
                        .createResource("own.css", "css")
                != null;
    }

    /** Whether {@code resources/css/own.css} exists; constant while the application runs. */
    public boolean isAvailable() {
        return available;
    }
}
