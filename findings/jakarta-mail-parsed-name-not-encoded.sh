#!/usr/bin/env bash
# Jakarta Mail API 2.1.5 (Angus Mail 2.0.5): a name with letters other than ASCII that comes from a parsed string,
# new InternetAddress("Lövgrens <shop@example.org>"), leaves as raw bytes in From, Reply-To and To; no exception, no
# warning. The same name given to setPersonal(name, "UTF-8") is encoded (RFC 2047). getPersonal() is right for both,
# so that a test that reads the message back sees no difference.
# Concerns everybody who reads a sender from one configuration value.
# Needs: bash, curl, a JDK (17 or later), Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
central=https://repo.maven.apache.org/maven2
curl -sfO $central/jakarta/mail/jakarta.mail-api/2.1.5/jakarta.mail-api-2.1.5.jar
curl -sfO $central/org/eclipse/angus/angus-mail/2.0.5/angus-mail-2.0.5.jar
curl -sfO $central/jakarta/activation/jakarta.activation-api/2.1.4/jakarta.activation-api-2.1.4.jar
curl -sfO $central/org/eclipse/angus/angus-activation/2.0.3/angus-activation-2.0.3.jar

cat > Names.java <<'JAVA'
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.util.Properties;

public class Names {
    public static void main(String[] args) throws Exception {
        InternetAddress parsed = new InternetAddress("L\u00f6vgrens <shop@example.org>", true);
        InternetAddress set = new InternetAddress("shop@example.org", true);
        set.setPersonal("L\u00f6vgrens", "UTF-8");
        boolean parsedIsRaw = raw("parsed", parsed);
        boolean setIsRaw = raw("set   ", set);
        boolean sameName = parsed.getPersonal().equals(set.getPersonal());
        System.out.println("getPersonal() is the same: " + sameName);
        System.exit(parsedIsRaw && !setIsRaw && sameName ? 0 : 1);
    }

    static boolean raw(String how, InternetAddress from) throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(from);
        message.setText("x");
        message.saveChanges();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        String header = out.toString("ISO-8859-1").lines().filter(line -> line.startsWith("From:")).findFirst().get();
        boolean raw = header.chars().anyMatch(c -> c > 126);
        StringBuilder shown = new StringBuilder();
        header.chars().forEach(c -> shown.append(c > 126 ? String.format("\\x%02x", c) : (char) c));
        System.out.println(how + "  " + shown);
        return raw;
    }
}
JAVA
echo "jakarta.mail-api 2.1.5, angus-mail 2.0.5, $(java -version 2>&1 | head -1)"
java -cp '*' Names.java
