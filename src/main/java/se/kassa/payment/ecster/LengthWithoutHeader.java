package se.kassa.payment.ecster;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/**
 * Takes the length out of a request's headers before Jersey hands them to the JDK's {@code HttpURLConnection}. Jersey has
 * fixed the length of the connection by then, which writes that header itself; given twice, Jersey warns in the log that
 * it may be ignored.
 */
class LengthWithoutHeader implements WriterInterceptor {

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        context.proceed();
    }
}
