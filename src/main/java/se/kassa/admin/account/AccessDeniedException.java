package se.kassa.admin.account;

/** Somebody wanted to do what their role does not allow; nothing was done. */
public class AccessDeniedException extends SecurityException {

    private static final long serialVersionUID = 1L;

    AccessDeniedException(String what) {
        super(what + " requires the role staff");
    }
}
