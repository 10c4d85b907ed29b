package se.kassa.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers HTTP requests byte by byte as a test wants, and counts what arrives on the wire. */
public final class SocketServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    /** What is sent for a request. Nothing more is read from the connection when it returns false. */
    public interface Behaviour {
        boolean answer(String head, OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final Behaviour behaviour;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    public SocketServer(Behaviour behaviour) {
        try {
            this.behaviour = behaviour;
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            thread(this::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends each connection as soon as a request has arrived, without an answer. */
    public static SocketServer closing() {
        return new SocketServer((head, out) -> false);
    }

    /** Ends in a slash. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    /** Request line and headers of every request that arrived. */
    public List<String> heads() {
        return heads;
    }

    /** The body of every request that arrived, read as UTF-8; empty for none. */
    public List<String> bodies() {
        return bodies;
    }

    public int connections() {
        return connections.get();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                thread(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            boolean goesOn = true;
            while (goesOn) {
                String head = head(connection.getInputStream());
                if (head.isEmpty()) {
                    return;
                }
                heads.add(head);
                OutputStream out = connection.getOutputStream();
                goesOn = behaviour.answer(head, out);
                out.flush();
            }
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    /** Reads the body, too. Empty at the end of the connection. */
    private String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        bodies.add(new String(body, StandardCharsets.UTF_8));
        return head.toString();
    }

    /** An answer with its length. */
    public static byte[] answer(int status, String body) {
        return ("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
