package se.kassa.admin.account;

import java.util.Locale;

/** What somebody may do at the order admin. */
public enum Role {
    /** Works on orders. */
    STAFF,
    /** Reads. */
    VIEWER;

    /** As the container knows it. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }
}
