#!/usr/bin/env bash
# Expression Language 6 (Jakarta EE 11): with the OptionalELResolver, which Faces 4.1 adds and ELProcessor does not, an
# Optional is unwrapped before a property is read or a method called. #{o.opt.present} and #{o.opt.get()}, the way to use
# an Optional with Expression Language 5, then fail; #{o.opt.name} works instead, which failed before. A test with
# ELProcessor alone still passes.
# Concerns everybody whose pages read getters that return Optional, before they go to Jakarta EE 11.
# Needs: bash, curl, a JDK (17 or later), Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
central=https://repo.maven.apache.org/maven2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mkdir lib
curl -sSf -o lib/expressly.jar $central/org/glassfish/expressly/expressly/6.0.0/expressly-6.0.0.jar
curl -sSf -o lib/el-api.jar $central/jakarta/el/jakarta.el-api/6.0.1/jakarta.el-api-6.0.1.jar
cat > Optionals.java <<'JAVA'
import jakarta.el.*;
import java.util.*;

public class Optionals {
    public record Named(String name) {}

    public static class Owner {
        public Optional<Named> getOpt() {
            return Optional.of(new Named("n"));
        }
    }

    public static void main(String[] args) {
        ELProcessor plain = new ELProcessor();
        ELProcessor asInFaces = new ELProcessor();
        asInFaces.getELManager().addELResolver(new OptionalELResolver());
        String found = "";
        for (String expression : List.of("o.opt.present", "o.opt.get().name()", "o.opt.name")) {
            found += expression + ": plain " + eval(plain, expression) + ", as in Faces 4.1 " + eval(asInFaces, expression) + "\n";
        }
        System.out.print(found);
        System.exit(found.equals("""
                o.opt.present: plain true, as in Faces 4.1 PropertyNotFoundException
                o.opt.get().name(): plain n, as in Faces 4.1 MethodNotFoundException
                o.opt.name: plain PropertyNotFoundException, as in Faces 4.1 n
                """) ? 0 : 1);
    }

    static String eval(ELProcessor processor, String expression) {
        processor.defineBean("o", new Owner());
        try {
            return String.valueOf((Object) processor.eval(expression));
        } catch (ELException e) {
            return e.getClass().getSimpleName();
        }
    }
}
JAVA
echo "expressly 6.0.0, jakarta.el-api 6.0.1, java $(java -version 2>&1 | head -1)"
java -cp 'lib/*' Optionals.java
