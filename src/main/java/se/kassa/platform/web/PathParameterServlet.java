package se.kassa.platform.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves addresses as {@code /product/te-chai}: the page gets the last part of the path as its request parameter. */
public class PathParameterServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String page = request.getServletPath();
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        // A payment page may add its parameter with & to a return address without a query.
        String value = path.substring(1).replaceFirst("&.*", "");
        // A parameter of the dispatcher's path precedes one that the request has.
        request.getRequestDispatcher(page + "?" + PageAddress.parameter(page) + "=" + RequestParameters.encoded(value))
                .forward(request, response);
    }
}
