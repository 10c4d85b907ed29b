#!/usr/bin/env bash
# Jakarta Persistence: two entities without a mapping between them, whose tables have a foreign key. The parent is persisted
# first, then the child with the parent's id in a plain column. Hibernate 6.6 inserts in the order of persist(). EclipseLink 4
# inserts by entity class, in the alphabetical order of the class names: a child whose name comes before that of its parent
# breaks the foreign key, and the same program commits with the names swapped.
# Concerns everybody who keeps ids instead of relationships (package by feature) and has foreign keys in the schema.
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
  <persistence-unit name="test" transaction-type="RESOURCE_LOCAL">
    <class>Order$Alpha</class><class>Order$Beta</class><class>Order$Gamma</class><class>Order$Delta</class>
  </persistence-unit>
</persistence>
XML
cat > Order.java <<'JAVA'
import jakarta.persistence.*;
import java.util.*;

public class Order {
    @MappedSuperclass
    public abstract static class Row {
        @Id int id = 1;
        Integer other;
    }

    @Entity(name = "Alpha") public static class Alpha extends Row {}
    @Entity(name = "Beta") public static class Beta extends Row {}
    @Entity(name = "Gamma") public static class Gamma extends Row {}
    @Entity(name = "Delta") public static class Delta extends Row {}

    public static void main(String[] args) throws Exception {
        List<Class<? extends Row>> all = List.of(Alpha.class, Beta.class, Gamma.class, Delta.class);
        StringBuilder good = new StringBuilder();
        StringBuilder bad = new StringBuilder();
        for (Class<? extends Row> parent : all) {
            for (Class<? extends Row> child : all) {
                if (parent != child) {
                    (commits(args[0], parent, child) ? good : bad).append(" " + parent.getSimpleName() + "<-" + child.getSimpleName());
                }
            }
        }
        System.out.println(args[0] + ": committed" + good + "; broken foreign key" + bad);
    }

    static boolean commits(String provider, Class<? extends Row> parent, Class<? extends Row> child) throws Exception {
        String url = "jdbc:h2:mem:" + parent.getSimpleName() + child.getSimpleName() + ";DB_CLOSE_DELAY=-1";
        try (var database = java.sql.DriverManager.getConnection(url); var create = database.createStatement()) {
            create.execute("create table " + parent.getSimpleName() + " (id int primary key, other int)");
            create.execute("create table " + child.getSimpleName() + " (id int primary key, other int references "
                    + parent.getSimpleName() + ")");
        }
        EntityManagerFactory factory = Persistence.createEntityManagerFactory("test", Map.of(
                "jakarta.persistence.jdbc.url", url, "eclipselink.logging.level", "OFF", "eclipselink.session-name", url));
        EntityManager manager = factory.createEntityManager();
        manager.getTransaction().begin();
        manager.persist(parent.getDeclaredConstructor().newInstance());
        Row row = child.getDeclaredConstructor().newInstance();
        row.other = 1;
        manager.persist(row);
        try {
            manager.getTransaction().commit();
            return true;
        } catch (RuntimeException e) {
            return false;
        } finally {
            factory.close();
        }
    }
}
JAVA
echo "hibernate-core 6.6.56.Final, eclipselink 4.0.10, h2 2.5.252, java $(java -version 2>&1 | head -1)"
javac -cp 'shared/*' -d classes Order.java
for provider in eclipselink hibernate; do
  java -cp "classes:shared/*:$provider/*" Order $provider 2>$provider.log || { cat $provider.log; exit 2; }
done | tee found
diff found - <<'EXPECTED'
eclipselink: committed Alpha<-Beta Alpha<-Gamma Alpha<-Delta Beta<-Gamma Beta<-Delta Delta<-Gamma; broken foreign key Beta<-Alpha Gamma<-Alpha Gamma<-Beta Gamma<-Delta Delta<-Alpha Delta<-Beta
hibernate: committed Alpha<-Beta Alpha<-Gamma Alpha<-Delta Beta<-Alpha Beta<-Gamma Beta<-Delta Gamma<-Alpha Gamma<-Beta Gamma<-Delta Delta<-Alpha Delta<-Beta Delta<-Gamma; broken foreign key
EXPECTED
