package se.kassa.platform.web.kept;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/**
 * Has a form of a page without state say so at once. Faces leaves a mark, and puts the state in its place when the page
 * is written: for markup that is kept there is no such moment.
 */
public class StatelessForms extends ViewHandlerWrapper {

    public StatelessForms(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void writeState(FacesContext faces) throws IOException {
        if (faces.getViewRoot().isTransient()) {
            faces.getRenderKit().getResponseStateManager().writeState(faces, null);
        } else {
            super.writeState(faces);
        }
    }
}
