package se.kassa.admin.account;

/** The caller's role does not allow the operation; nothing was done. */
public class AccessDeniedException extends SecurityException {

    private static final long serialVersionUID = 1L;

    AccessDeniedException(String operation) {
        super(operation + " requires the role staff");
    }
}
