package se.kassa.admin.account;

import java.util.Locale;

/** What somebody may do at the order desk. */
public enum Role {
    /** Works on orders. */
    DESK,
    /** Reads. */
    VIEWER;

    /** As the container knows it. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }
}
