#!/usr/bin/env bash
# Jersey 3.1.12: the client sets fields with @Context in a filter or interceptor that is registered as a class. In one that is
# registered as an object they stay null, without a warning, so the filter fails at its first use of Providers. RESTEasy
# (6.2.12) sets them in both.
# Concerns everybody whose client filters are to work on Payara and on WildFly: a filter that needs values of its own and
# Providers is registered as a class and takes its values from the client's properties.
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

cat > Injected.java <<'JAVA'
import jakarta.ws.rs.client.*;
import jakarta.ws.rs.core.*;
import jakarta.ws.rs.ext.Providers;

public class Injected {
    public static class Filter implements ClientRequestFilter {
        @Context Providers providers;
        @Context Configuration configuration;

        @Override
        public void filter(ClientRequestContext context) {
            boolean injected = providers != null && configuration != null;
            boolean none = providers == null && configuration == null;
            context.abortWith(Response.ok(injected ? "injected" : none ? "null" : "some injected").build());
        }
    }

    public static void main(String[] args) {
        try (Client object = ClientBuilder.newClient().register(new Filter());
                Client type = ClientBuilder.newClient().register(Filter.class)) {
            System.out.println(args[0] + ": as an object " + called(object) + ", as a class " + called(type));
        }
    }

    static String called(Client client) {
        return client.target("http://localhost/").request().get().readEntity(String.class);
    }
}
JAVA
echo "jersey 3.1.12, resteasy 6.2.12.Final, $(java -version 2>&1 | head -1)"
for name in jersey resteasy; do
  java -cp "$name/*" Injected.java $name 2>log || { cat log; exit 1; }
done | tee found
diff found - <<'EXPECTED'
jersey: as an object null, as a class injected
resteasy: as an object injected, as a class injected
EXPECTED
