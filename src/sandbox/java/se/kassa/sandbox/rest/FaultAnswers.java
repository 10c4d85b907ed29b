package se.kassa.sandbox.rest;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import se.kassa.sandbox.FaultKind;
import se.kassa.sandbox.Faults.Fault;

/** What a caller gets where a fault strikes. */
public final class FaultAnswers {

    private static final Set<FaultKind> SILENT = EnumSet.of(
            FaultKind.DROPPED,
            FaultKind.DROPPED_AFTER_WORK,
            FaultKind.TIMEOUT_BEFORE_WORK,
            FaultKind.TIMEOUT_AFTER_WORK,
            FaultKind.LATE_WORK);

    /** More than a server keeps back before it lets the beginning of an answer go. */
    private static final byte[] HALF_AN_ANSWER = ("{ \"id\": {" + " ".repeat(20_000)).getBytes(StandardCharsets.UTF_8);

    private static final int PROMISED_LENGTH = 2 * HALF_AN_ANSWER.length;

    private FaultAnswers() {}

    /** Whether the caller never hears how it ended. */
    public static boolean isSilent(Fault fault) {
        return fault != null && SILENT.contains(fault.kind());
    }

    /** The body of an error in the provider's form. */
    public interface ErrorBody {
        String of(int status, String message);
    }

    /** The answer instead of the work; empty where the work is done all the same, only later. */
    public static Optional<Response> before(Fault fault, ErrorBody error) {
        pause(fault);
        return switch (fault.kind()) {
            case TOO_MANY_REQUESTS ->
                Optional.of(Response.fromResponse(json(429, error.of(429, "Too many requests")))
                        .header(HttpHeaders.RETRY_AFTER, 1)
                        .build());
            case SERVER_ERROR -> Optional.of(json(500, error.of(500, "Something went wrong")));
            case ERROR_WITHOUT_CODE ->
                Optional.of(json(400, "{\"error\":\"Bad Request\",\"message\":\"The call is not understood\"}"));
            case HTML ->
                Optional.of(Response.status(502)
                        .type(MediaType.TEXT_HTML)
                        .entity("<html><body><h1>Bad gateway</h1></body></html>")
                        .build());
            case DROPPED ->
                Optional.of(Response.ok((StreamingOutput) FaultAnswers::breakOff, MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CONTENT_LENGTH, PROMISED_LENGTH)
                        .header("Connection", "close")
                        .build());
            case TIMEOUT_BEFORE_WORK -> Optional.of(json(504, error.of(504, "Nobody hears this")));
            default -> Optional.empty();
        };
    }

    /** Spoils the answer to work that is done. */
    public static void after(Fault fault, ContainerResponseContext response, ErrorBody error) {
        pause(fault);
        if (fault.kind() == FaultKind.SERVER_ERROR_AFTER_WORK) {
            response.setStatus(500);
            response.setEntity(error.of(500, "Something went wrong"), null, MediaType.APPLICATION_JSON_TYPE);
        }
        if (fault.kind() == FaultKind.DROPPED_AFTER_WORK) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, PROMISED_LENGTH);
            response.getHeaders().putSingle("Connection", "close");
            OutputStream network = response.getEntityStream();
            response.setEntityStream(new OutputStream() {
                @Override
                public void write(int any) throws IOException {
                    breakOff(network);
                }
            });
        }
    }

    /** Ends before the promised length: the server has no choice but to end the connection. */
    private static void breakOff(OutputStream output) throws IOException {
        output.write(HALF_AN_ANSWER);
        output.flush();
        throw new IOException("The sandbox drops the connection, as configured");
    }

    private static Response json(int status, String body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .build();
    }

    private static void pause(Fault fault) {
        try {
            Thread.sleep(fault.millis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
