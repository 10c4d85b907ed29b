package se.kassa.sandbox;

import java.time.OffsetDateTime;

/**
 * A call of the REST API as it came, and what became of it.
 *
 * @param operation the method and the path, with the query
 * @param status of the answer; 0 where the caller got none
 * @param millis how long the answer took
 * @param fault the switch that struck; null for none
 */
public record Call(
        long id,
        OffsetDateTime at,
        String operation,
        int status,
        long millis,
        String request,
        String answer,
        String fault) {

    public boolean refused() {
        return status >= 400 || status == 0;
    }
}
