#!/usr/bin/env bash
# java.net.IDN (seen with JDK 17) follows IDNA 2003: IDN.toASCII("straße.de") is strasse.de. Browsers and ICU follow IDNA 2008
# (UTS 46, nontransitional): xn--strae-oqa.de. Different owners can register the two names, so that mail
# goes to somebody else's server without an error. The same holds for the final sigma.
# Concerns everybody who converts host names or mail addresses to ASCII with the JDK.
# Needs: bash, curl, a JDK (17 or later), Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
curl -sfO https://repo.maven.apache.org/maven2/com/ibm/icu/icu4j/77.1/icu4j-77.1.jar

cat > Domains.java <<'JAVA'
import com.ibm.icu.text.IDNA;
import java.net.IDN;

public class Domains {
    public static void main(String[] args) {
        IDNA idna2008 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI);
        boolean differ = true;
        for (String domain : new String[] {"stra\u00dfe.de", "\u03c3\u03bf\u03c6\u03cc\u03c2.gr"}) {
            String jdk = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            String icu = idna2008.nameToASCII(domain, new StringBuilder(), new IDNA.Info()).toString();
            System.out.println(domain + ": java.net.IDN " + jdk + ", ICU4J (UTS 46) " + icu);
            differ &= !jdk.equals(icu);
        }
        String same = "r\u00e4ksm\u00f6rg\u00e5s.se";
        boolean swedishIsTheSame = IDN.toASCII(same)
                .equals(idna2008.nameToASCII(same, new StringBuilder(), new IDNA.Info()).toString());
        System.out.println(same + ": the same " + swedishIsTheSame);
        System.exit(differ && swedishIsTheSame ? 0 : 1);
    }
}
JAVA
echo "icu4j 77.1, $(java -version 2>&1 | head -1)"
java -cp '*' -Dstdout.encoding=UTF-8 Domains.java
