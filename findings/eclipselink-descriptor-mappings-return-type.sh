#!/usr/bin/env bash
# EclipseLink 5.0.0: ClassDescriptor.getMappings() returns List; in EclipseLink 4 it returns Vector. Source code that calls it
# compiles with both, but a class compiled against one throws NoSuchMethodError with the other: one WAR cannot call it on
# servers with EclipseLink 4 (Payara 6, GlassFish 7) and on servers with EclipseLink 5 (Payara 7, GlassFish 8).
# Concerns everybody who configures EclipseLink's descriptors by code and does not build for each server.
# Needs: bash, curl, a JDK (17 or later), Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
central=https://repo.maven.apache.org/maven2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for version in 4.0.10 5.0.0; do
  curl -sSf -o $version.jar "$central/org/eclipse/persistence/eclipselink/$version/eclipselink-$version.jar"
done
curl -sSf -o api.jar $central/jakarta/persistence/jakarta.persistence-api/3.1.0/jakarta.persistence-api-3.1.0.jar
cat > Mappings.java <<'JAVA'
import org.eclipse.persistence.descriptors.RelationalDescriptor;

public class Mappings {
    public static void main(String[] arguments) {
        try {
            System.out.println(arguments[0] + ": " + new RelationalDescriptor().getMappings().size() + " mappings");
        } catch (NoSuchMethodError e) {
            System.out.println(arguments[0] + ": NoSuchMethodError");
        }
    }
}
JAVA
for compiled in 4.0.10 5.0.0; do
  javac -cp $compiled.jar:api.jar -d $compiled Mappings.java
  for run in 4.0.10 5.0.0; do
    java -cp $compiled:$run.jar:api.jar Mappings "compiled against $compiled, run with $run"
  done
done 2>errors | tee found || { cat errors; exit 2; }
diff found - <<'EXPECTED'
compiled against 4.0.10, run with 4.0.10: 0 mappings
compiled against 4.0.10, run with 5.0.0: NoSuchMethodError
compiled against 5.0.0, run with 4.0.10: NoSuchMethodError
compiled against 5.0.0, run with 5.0.0: 0 mappings
EXPECTED
