package se.kassa.platform.web.resource;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;

/** Knows whether a shop laid a style sheet of its own over the application; known to pages as {@code ownStyle}. */
@Named("customStylesheet")
@ApplicationScoped
public class CustomStylesheet {

    private boolean there;

    @PostConstruct
    void look() {
        there = FacesContext.getCurrentInstance()
                        .getApplication()
                        .getResourceHandler()
                        .createResource("own.css", "css")
                != null;
    }

    /** Whether there is {@code resources/css/own.css}; the same for as long as the application runs. */
    public boolean isThere() {
        return there;
    }
}
