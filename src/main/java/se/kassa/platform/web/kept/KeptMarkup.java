package se.kassa.platform.web.kept;

import jakarta.faces.application.ProjectStage;
import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.web.SecurityHeaders;

/**
 * {@code <k:kept id="…" key="…">} writes what is in it once, and keeps the markup for whoever asks for the same page, in the
 * same language and with an equal key. The key has everything that the markup depends on besides, and is a value: two of
 * them are equal where the same is to be shown. While the key is null, while a form is answered and while there are
 * messages, it is as if the tag were not there. What is in it knows the whole view, so it is not for what is repeated.
 */
@FacesComponent(KeptMarkup.TYPE)
public class KeptMarkup extends UIComponentBase {

    static final String TYPE = "se.kassa.KeptMarkup";

    /** Tells markup from all other. */
    private record Place(String view, String component, Locale language, Object key) {}

    private Place place;
    private String markup;

    @Override
    public String getFamily() {
        return TYPE;
    }

    @Override
    public boolean getRendersChildren() {
        return true;
    }

    /** Looks whether the markup is there already; then nothing that is in it needs to be made. */
    boolean isKnown(FacesContext faces) {
        place = placeIn(faces);
        markup = place == null ? null : KeptMarkups.of(faces).find(place);
        return markup != null;
    }

    private Place placeIn(FacesContext faces) {
        Object key = isAsNew(faces) ? getAttributes().get("key") : null;
        if (key == null) {
            return null;
        }
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        return new Place(faces.getViewRoot().getViewId(), getId(), Language.of(request), key);
    }

    private static boolean isAsNew(FacesContext faces) {
        return !faces.isPostback()
                && faces.getMessageList().isEmpty()
                && !faces.isProjectStage(ProjectStage.Development);
    }

    @Override
    public void encodeChildren(FacesContext faces) throws IOException {
        if (markup != null) {
            faces.getResponseWriter().write(markup);
        } else if (place == null || !faces.getMessageList().isEmpty()) {
            super.encodeChildren(faces);
        } else {
            String made = made(faces);
            if (!SecurityHeaders.isNonceIn(made, faces.getExternalContext().getRequestMap())) {
                KeptMarkups.of(faces).keep(place, made);
            }
            faces.getResponseWriter().write(made);
        }
    }

    private String made(FacesContext faces) throws IOException {
        ResponseWriter page = faces.getResponseWriter();
        StringWriter text = new StringWriter();
        ResponseWriter aside = page.cloneWithWriter(text);
        faces.setResponseWriter(aside);
        try {
            super.encodeChildren(faces);
            aside.flush();
        } finally {
            faces.setResponseWriter(page);
        }
        return text.toString();
    }
}
