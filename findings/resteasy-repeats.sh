#!/usr/bin/env bash
# RESTEasy's default client (6.2, as in WildFly 39) retries a GET three times when the connection closes without
# a response: one call is four requests on the wire. With disableAutomaticRetries() on its builder it is one request. The JDK's
# java.net.http.HttpClient sends such a GET twice and has no setting to prevent it; it sends a POST once.
# Concerns everybody who counts, limits or retries requests above the Jakarta REST client.
# Needs: bash, a JDK (17 or later), Maven, Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
version=6.2.12.Final
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>x</groupId><artifactId>x</artifactId><version>1</version>
  <dependencies><dependency><groupId>org.jboss.resteasy</groupId><artifactId>resteasy-client</artifactId><version>$version</version></dependency></dependencies>
</project>
XML
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$work/lib" -DincludeScope=runtime

cat > Repeats.java <<'JAVA'
import jakarta.ws.rs.client.*;
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;

public class Repeats {
    static final AtomicInteger requests = new AtomicInteger();

    interface Call {
        void make() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server));
            thread.setDaemon(true);
            thread.start();
            URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            int usual;
            int disabled;
            try (Client client = ClientBuilder.newClient()) {
                usual = sent(() -> client.target(uri).request().get());
            }
            ResteasyClientBuilder builder = (ResteasyClientBuilder) ClientBuilder.newBuilder();
            try (Client client = builder.disableAutomaticRetries().build()) {
                disabled = sent(() -> client.target(uri).request().get());
            }
            HttpClient jdk = HttpClient.newHttpClient();
            int jdkGet = sent(() -> jdk.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()));
            int jdkPost = sent(() -> jdk.send(
                    HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
                    HttpResponse.BodyHandlers.ofString()));
            System.out.println("requests for one call: RESTEasy GET " + usual + ", without automatic retries " + disabled
                    + "; java.net.http GET " + jdkGet + ", POST " + jdkPost);
            System.exit(usual == 4 && disabled == 1 && jdkGet == 2 && jdkPost == 1 ? 0 : 1);
        }
    }

    static int sent(Call call) {
        int before = requests.get();
        try {
            call.make();
            throw new AssertionError("answered");
        } catch (Exception expected) {
            // The connection was closed.
        }
        return requests.get() - before;
    }

    /** Reads the head of each request and closes the connection. */
    static void serve(ServerSocket server) {
        while (true) {
            try (Socket connection = server.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream()));
                String line = in.readLine();
                if (line != null) {
                    requests.incrementAndGet();
                }
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
            } catch (IOException e) {
                return;
            }
        }
    }
}
JAVA
echo "resteasy $version, $(java -version 2>&1 | head -1)"
java -cp "lib/*" Repeats.java 2>&1 | grep -v -E "(^SLF4J|RetryExec|^INFO: |^WARNING: )"
