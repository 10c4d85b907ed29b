#!/usr/bin/env bash
# Jakarta Persistence: an entity with an assigned id is persisted and changed afterwards, before the transaction commits.
# Hibernate 6.6 inserts the state that the entity had at persist() and updates it in a second statement, so a NOT NULL column
# that is set after persist() fails, although it has a value at commit. EclipseLink 4 inserts the state at commit, in one
# statement.
# Concerns everybody whose entities assign their own id and who moves from EclipseLink (Payara, GlassFish) to Hibernate (WildFly).
# Needs: bash, curl, a JDK (17 or later), Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
central=https://repo.maven.apache.org/maven2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p shared hibernate eclipselink classes/META-INF
fetch() { # folder, group, artifact, version
  curl -sSf -o "$1/$3.jar" "$central/${2//.//}/$3/$4/$3-$4.jar"
}
fetch shared jakarta.persistence jakarta.persistence-api 3.1.0
fetch shared com.h2database h2 2.5.252
fetch eclipselink org.eclipse.persistence eclipselink 4.0.10
fetch hibernate org.hibernate.orm hibernate-core 6.6.56.Final
fetch hibernate org.hibernate.common hibernate-commons-annotations 7.0.3.Final
fetch hibernate jakarta.transaction jakarta.transaction-api 2.0.1
fetch hibernate jakarta.xml.bind jakarta.xml.bind-api 4.0.2
fetch hibernate jakarta.activation jakarta.activation-api 2.1.3
fetch hibernate jakarta.inject jakarta.inject-api 2.0.1
fetch hibernate org.glassfish.jaxb jaxb-runtime 4.0.5
fetch hibernate org.glassfish.jaxb jaxb-core 4.0.5
fetch hibernate com.sun.istack istack-commons-runtime 4.1.2
fetch hibernate org.jboss.logging jboss-logging 3.6.1.Final
fetch hibernate io.smallrye jandex 3.2.0
fetch hibernate com.fasterxml classmate 1.7.0
fetch hibernate net.bytebuddy byte-buddy 1.17.7
fetch hibernate org.antlr antlr4-runtime 4.13.0

cat > classes/META-INF/persistence.xml <<'XML'
<persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
  <persistence-unit name="test" transaction-type="RESOURCE_LOCAL"><class>Changed$Parcel</class></persistence-unit>
</persistence>
XML
cat > Changed.java <<'JAVA'
import jakarta.persistence.*;
import java.util.*;

public class Changed {
    @Entity(name = "Parcel")
    public static class Parcel {
        @Id String id;
        String carrier;
    }

    public static void main(String[] args) throws Exception {
        String url = "jdbc:h2:mem:" + args[0] + ";DB_CLOSE_DELAY=-1";
        try (var database = java.sql.DriverManager.getConnection(url); var create = database.createStatement()) {
            create.execute("create table Parcel (id varchar(9) primary key, carrier varchar(9) not null)");
        }
        EntityManagerFactory factory = Persistence.createEntityManagerFactory(
                "test", Map.of("jakarta.persistence.jdbc.url", url, "eclipselink.logging.level", "OFF"));
        EntityManager manager = factory.createEntityManager();
        manager.getTransaction().begin();
        Parcel parcel = new Parcel();
        parcel.id = "1";
        manager.persist(parcel);
        parcel.carrier = "DHL";
        String outcome;
        try {
            manager.getTransaction().commit();
            outcome = "committed";
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            outcome = cause.getMessage().lines().findFirst().orElse("");
        }
        System.out.println(args[0] + ": " + outcome);
        factory.close();
    }
}
JAVA
echo "hibernate-core 6.6.56.Final, eclipselink 4.0.10, h2 2.5.252, java $(java -version 2>&1 | head -1)"
javac -cp 'shared/*' -d classes Changed.java
for provider in eclipselink hibernate; do
  java -cp "classes:shared/*:$provider/*" Changed $provider 2>$provider.log || { cat $provider.log; exit 2; }
done | tee found
grep -q '^eclipselink: committed$' found
grep -q '^hibernate: NULL not allowed for column "CARRIER"' found
