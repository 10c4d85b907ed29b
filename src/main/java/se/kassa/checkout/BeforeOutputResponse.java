package se.kassa.checkout;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;

/** Does some work before the response can be sent: before its body is begun and before a redirect. */
class BeforeOutputResponse extends HttpServletResponseWrapper {

    private final Runnable work;

    BeforeOutputResponse(HttpServletResponse response, Runnable work) {
        super(response);
        this.work = work;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        work.run();
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        work.run();
        return super.getWriter();
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        work.run();
        super.sendRedirect(location);
    }
}
