package se.kassa.platform.http;

import java.io.IOException;

/** No connection was made: the request was not sent. */
final class NotSentException extends IOException {

    private static final long serialVersionUID = 1L;

    NotSentException(IOException cause) {
        super(cause);
    }
}
