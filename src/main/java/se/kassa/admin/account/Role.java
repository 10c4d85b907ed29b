package se.kassa.admin.account;

import java.util.Locale;

/** The role of an account. */
public enum Role {
    /** May change everything. */
    STAFF,
    /** May only read. */
    VIEWER;

    /** The container's name of the role. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }
}
