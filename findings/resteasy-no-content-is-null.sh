#!/usr/bin/env bash
# RESTEasy 6.2.12: the client's readEntity(String.class) and get(String.class) give null for a 204, and "" for a 200 with
# "Content-Length: 0". The Javadoc of Response.readEntity promises an object for zero-length data, and Jersey (3.1.12) gives ""
# for both. byte[] and InputStream are null as well, and so is the entity of a response that a ClientRequestFilter made
# without one.
# Concerns everybody who reads a response without looking at its status, and goes from Payara or GlassFish to WildFly.
# Needs: bash, a JDK (17 or later), Maven, Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

libraries() {
  cat > pom.xml <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>x</groupId><artifactId>x</artifactId><version>1</version>
  <dependencies><dependency><groupId>$2</groupId><artifactId>$3</artifactId><version>$4</version></dependency></dependencies>
</project>
XML
  mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$work/$1" -DincludeScope=runtime
}
libraries jersey org.glassfish.jersey.inject jersey-hk2 3.1.12
libraries jersey org.glassfish.jersey.core jersey-client 3.1.12
libraries resteasy org.jboss.resteasy resteasy-client 6.2.12.Final

cat > Empty.java <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.client.*;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.*;

public class Empty {
    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/plain");
            exchange.sendResponseHeaders(Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), -1);
            exchange.close();
        });
        server.start();
        try (Client client = ClientBuilder.newClient();
                Client aborted = ClientBuilder.newClient().register(
                        (ClientRequestFilter) context -> context.abortWith(Response.noContent().build()))) {
            WebTarget target = client.target("http://127.0.0.1:" + server.getAddress().getPort());
            System.out.println(args[0] + ": 204 " + read(target.path("204"), String.class)
                    + ", 204 as byte[] " + read(target.path("204"), byte[].class)
                    + ", 204 as InputStream " + read(target.path("204"), InputStream.class)
                    + ", 204 by get(String.class) " + shown(target.path("204").request().get(String.class))
                    + ", 204 of a filter " + read(aborted.target("http://localhost/"), String.class)
                    + ", 200 " + read(target.path("200"), String.class));
        }
        System.exit(0);
    }

    static String read(WebTarget target, Class<?> type) {
        return shown(target.request().get().readEntity(type));
    }

    static String shown(Object entity) {
        return entity == null ? "null" : entity instanceof String text ? '"' + text + '"' : "an object";
    }
}
JAVA
echo "jersey 3.1.12, resteasy 6.2.12.Final, $(java -version 2>&1 | head -1)"
for name in jersey resteasy; do
  java -cp "$name/*" Empty.java $name 2>log || { cat log; exit 1; }
done | tee found
diff found - <<'EXPECTED'
jersey: 204 "", 204 as byte[] an object, 204 as InputStream an object, 204 by get(String.class) "", 204 of a filter "", 200 ""
resteasy: 204 null, 204 as byte[] null, 204 as InputStream null, 204 by get(String.class) null, 204 of a filter null, 200 ""
EXPECTED
