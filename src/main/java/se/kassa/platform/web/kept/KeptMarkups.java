package se.kassa.platform.web.kept;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.faces.context.FacesContext;
import java.util.Map;

/** All markup that is kept, as long as there is room for it. */
final class KeptMarkups {

    /** Signs in all: pages of some thousand products. */
    static final int ROOM = 8_000_000;

    private final Cache<Object, String> all;

    KeptMarkups(long room) {
        all = Caffeine.newBuilder()
                .maximumWeight(room)
                .weigher((Object place, String markup) -> markup.length())
                .executor(Runnable::run)
                .build();
    }

    /** Those of the application. */
    static KeptMarkups of(FacesContext faces) {
        Map<String, Object> application = faces.getExternalContext().getApplicationMap();
        String name = KeptMarkups.class.getName();
        KeptMarkups known = (KeptMarkups) application.get(name);
        if (known == null) {
            known = new KeptMarkups(ROOM);
            application.put(name, known);
        }
        return known;
    }

    /** Null where it is not kept. */
    String find(Object place) {
        return all.getIfPresent(place);
    }

    void keep(Object place, String markup) {
        all.put(place, markup);
    }

    /** Signs kept. */
    long size() {
        all.cleanUp();
        return all.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
