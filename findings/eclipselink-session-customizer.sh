#!/usr/bin/env bash
# EclipseLink 4 and 5: the interface SessionCustomizer moved from the package config to the package sessions. 4.0.1 has only
# the old one, 4.0.7 both, 5.0 only the new one: a class that implements either does not load on every version from 4.0.1 to
# 5.0. SessionEventAdapter is in all of them.
# Concerns everybody whose application configures EclipseLink by code and is to run on more than one release of Payara or
# GlassFish. Needs: bash, curl, unzip, Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
central=https://repo.maven.apache.org/maven2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

for version in 4.0.1 4.0.7 5.0.0-B07; do
  curl -sSfO "$central/org/eclipse/persistence/org.eclipse.persistence.core/$version/org.eclipse.persistence.core-$version.jar"
  echo "eclipselink $version: $(unzip -Z1 org.eclipse.persistence.core-$version.jar \
    | grep -E '/(SessionCustomizer|SessionEventAdapter)\.class$' | sed 's#org/eclipse/persistence/##; s#\.class$##' | sort | paste -sd ' ')"
done | tee found
diff found - <<'EXPECTED'
eclipselink 4.0.1: config/SessionCustomizer sessions/SessionEventAdapter
eclipselink 4.0.7: config/SessionCustomizer sessions/SessionCustomizer sessions/SessionEventAdapter
eclipselink 5.0.0-B07: sessions/SessionCustomizer sessions/SessionEventAdapter
EXPECTED
