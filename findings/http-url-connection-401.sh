#!/usr/bin/env bash
# The JDK's HttpURLConnection, and so Jersey's default client: a request with a body in streaming mode (fixed length or
# chunked) that is answered with 401 loses the body of the response: there is no error stream, although nobody set an
# Authenticator. Without streaming mode the body arrives, but the client
# sends a PUT or a GET a second time if the connection closes without a response.
# Concerns everybody who reads error codes from the body of a 401, or must not send a PUT twice.
# Needs: bash and a JDK (17 or later). Exits 0 while the behaviour is as described.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/Body.java" <<'JAVA'
import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

public class Body {
    static final AtomicInteger requests = new AtomicInteger();
    static boolean answering = true;

    public static void main(String[] args) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server));
            thread.setDaemon(true);
            thread.start();
            URL url = new URL("http://127.0.0.1:" + server.getLocalPort() + "/");
            String streaming = call(url, "POST", true);
            String buffered = call(url, "POST", false);
            answering = false;
            int put = sent(url, "PUT", false);
            int streamedPut = sent(url, "PUT", true);
            int get = sent(url, "GET", false);
            System.out.println("body of a 401 to a POST: streaming " + streaming + ", not streaming " + buffered);
            System.out.println("requests without an answer: PUT " + put + ", streaming PUT " + streamedPut + ", GET " + get);
            boolean same = streaming.startsWith("none") && buffered.equals("{\"code\":1}") && put == 2 && streamedPut == 1 && get == 2;
            System.exit(same ? 0 : 1);
        }
    }

    static HttpURLConnection open(URL url, String method, boolean streaming) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod(method);
        if (!method.equals("GET")) {
            connection.setDoOutput(true);
            if (streaming) {
                connection.setFixedLengthStreamingMode(2);
            }
            try (OutputStream out = connection.getOutputStream()) {
                out.write("{}".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return connection;
    }

    static String call(URL url, String method, boolean streaming) throws IOException {
        HttpURLConnection connection = open(url, method, streaming);
        String failure = "";
        try {
            connection.getResponseCode();
        } catch (IOException e) {
            failure = " (" + e + ")";
        }
        InputStream error = connection.getErrorStream();
        return error == null ? "none" + failure : new String(error.readAllBytes(), StandardCharsets.US_ASCII);
    }

    static int sent(URL url, String method, boolean streaming) {
        int before = requests.get();
        try {
            open(url, method, streaming).getResponseCode();
        } catch (IOException expected) {
            // The connection was closed.
        }
        return requests.get() - before;
    }

    /** Reads each request, and answers it with 401 or closes the connection. */
    static void serve(ServerSocket server) {
        while (true) {
            try (Socket connection = server.accept()) {
                InputStream in = connection.getInputStream();
                StringBuilder head = new StringBuilder();
                for (int next = in.read(); next >= 0; next = in.read()) {
                    head.append((char) next);
                    if (head.indexOf("\r\n\r\n") >= 0) {
                        break;
                    }
                }
                if (head.indexOf("Content-Length: 2") >= 0) {
                    in.readNBytes(2);
                }
                requests.incrementAndGet();
                if (answering) {
                    connection.getOutputStream().write(("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n"
                            + "Content-Length: 10\r\n\r\n{\"code\":1}").getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                return;
            }
        }
    }
}
JAVA
java -version 2>&1 | head -1
java "$work/Body.java"
