package se.kassa.desk;

/** Somebody wanted to do what their role does not allow; nothing was done. */
public class ForbiddenException extends SecurityException {

    private static final long serialVersionUID = 1L;

    ForbiddenException(String what) {
        super(what + " wants the role desk");
    }
}
