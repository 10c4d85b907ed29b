#!/usr/bin/env bash
# EclipseLink 4.0.10: an entity without a shared cache has an @ElementCollection of embeddables. If a batch (JOIN, IN or EXISTS)
# or a join fetch reads the collection, it has its elements, but the commit fails with EclipseLink-69 and a NullPointerException
# as its cause, although nothing was changed. Without batch or join fetch, or with a shared cache, the same transaction commits.
# Payara ships a patched EclipseLink that commits (4.0.7.payara-p1; see eclipselink issue 921), GlassFish does not.
# Concerns everybody who keeps entities out of the shared cache and goes from Payara to GlassFish or Java SE.
# Needs: bash, curl, a JDK (17 or later), Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
central=https://repo.maven.apache.org/maven2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p lib classes/META-INF
curl -sSf -o lib/eclipselink.jar $central/org/eclipse/persistence/eclipselink/4.0.10/eclipselink-4.0.10.jar
curl -sSf -o lib/persistence-api.jar $central/jakarta/persistence/jakarta.persistence-api/3.1.0/jakarta.persistence-api-3.1.0.jar
curl -sSf -o lib/h2.jar $central/com/h2database/h2/2.5.252/h2-2.5.252.jar
cat > classes/META-INF/persistence.xml <<'XML'
<persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
  <persistence-unit name="test" transaction-type="RESOURCE_LOCAL"><class>Batch$Shop</class><class>Batch$Text</class></persistence-unit>
</persistence>
XML
cat > Batch.java <<'JAVA'
import jakarta.persistence.*;
import java.util.*;
import org.eclipse.persistence.Version;
import org.eclipse.persistence.exceptions.EclipseLinkException;

public class Batch {
    @Embeddable
    public static class Text { String name = "name"; }

    @Entity(name = "Shop")
    public static class Shop {
        @Id int id = 1;
        @ElementCollection List<Text> texts = new ArrayList<>(List.of(new Text()));
    }

    public static void main(String[] args) {
        System.out.println("eclipselink " + Version.getVersion() + ", java " + System.getProperty("java.version"));
        boolean asDescribed = true;
        for (String cache : List.of("NONE", "ALL")) {
            for (String batch : List.of("no batch", "JOIN", "IN", "EXISTS", "join fetch")) {
                String found = commit(cache, batch);
                System.out.println("shared cache " + cache + ", " + batch + ": " + found);
                boolean fails = cache.equals("NONE") && !batch.equals("no batch");
                asDescribed &= found.equals("1 text, commit: " + (fails ? "EclipseLink-69" : "ok"));
            }
        }
        System.exit(asDescribed ? 0 : 1);
    }

    static String commit(String cache, String batch) {
        String found = "";
        try (EntityManagerFactory factory = Persistence.createEntityManagerFactory("test", Map.of(
                        "jakarta.persistence.jdbc.url", "jdbc:h2:mem:test",
                        "jakarta.persistence.schema-generation.database.action", "create",
                        "jakarta.persistence.sharedCache.mode", cache, "eclipselink.logging.level", "OFF"));
                EntityManager manager = factory.createEntityManager()) {
            manager.getTransaction().begin();
            manager.persist(new Shop());
            manager.getTransaction().commit();
            manager.clear();
            factory.getCache().evictAll();
            manager.getTransaction().begin();
            String fetch = batch.equals("join fetch") ? " join fetch s.texts" : "";
            Query query = manager.createQuery("select s from Shop s" + fetch);
            if (List.of("JOIN", "IN", "EXISTS").contains(batch)) {
                query.setHint("eclipselink.batch", "s.texts").setHint("eclipselink.batch.type", batch);
            }
            found = ((Shop) query.getSingleResult()).texts.size() + " text, commit: ";
            manager.getTransaction().commit();
            return found + "ok";
        } catch (RollbackException e) {
            return found + "EclipseLink-" + ((EclipseLinkException) e.getCause()).getErrorCode();
        }
    }
}
JAVA
javac -cp 'lib/*' -d classes Batch.java
java -cp 'classes:lib/*' Batch
