#!/usr/bin/env bash
# GlassFish 7.0.21: a repeated task of a ManagedScheduledExecutorService is lost for good if one of its runs begins while the
# server deploys another application. Before each run the server looks up the task's application by name, meets the one that
# is being registered, which has no name yet, and throws a NullPointerException. The log has one SEVERE entry; the task's
# Future is neither done nor cancelled, and the task never runs again.
# Concerns everybody who deploys to a GlassFish whose applications have repeated tasks.
# Needs: bash, curl, unzip, zip, a JDK 17, Maven Central; 120 MB of disk. Exits 0 while the behaviour is as described.
set -euo pipefail

version=7.0.21
port=11280
work=$(mktemp -d)
home=$work/glassfish7
trap '"$home/bin/asadmin" stop-domain lost >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

curl -sSf -o "$work/glassfish-$version.zip" \
  "https://repo.maven.apache.org/maven2/org/glassfish/main/distributions/glassfish/$version/glassfish-$version.zip"
unzip -q "$work/glassfish-$version.zip" -d "$work"

mkdir -p "$work/tasks/WEB-INF/classes" "$work/other"
echo other >"$work/other/index.html"
cat >"$work/Tasks.java" <<'JAVA'
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

@WebServlet(urlPatterns = "/lost", loadOnStartup = 1)
public class Tasks extends HttpServlet {
    private static final int TASKS = 20;
    private final AtomicLongArray lastRun = new AtomicLongArray(TASKS);

    @Resource
    private ManagedScheduledExecutorService executor;

    @Override
    public void init() {
        for (int i = 0; i < TASKS; i++) {
            int task = i;
            lastRun.set(task, System.nanoTime());
            executor.scheduleWithFixedDelay(() -> lastRun.set(task, System.nanoTime()), 1, 1, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int lost = 0;
        for (int i = 0; i < TASKS; i++) {
            if (System.nanoTime() - lastRun.get(i) > TimeUnit.SECONDS.toNanos(10)) {
                lost++;
            }
        }
        response.getWriter().print(lost);
    }
}
JAVA
javac -proc:none -cp "$home/glassfish/modules/*" -d "$work/tasks/WEB-INF/classes" "$work/Tasks.java"
(cd "$work/tasks" && zip -qr ../tasks.war .)
(cd "$work/other" && zip -qr ../other.war .)

asadmin() { "$home/bin/asadmin" --port $((port - 32)) "$@" >>"$work/asadmin.log"; }
asadmin create-domain --checkports=false --portbase $((port - 80)) --nopassword=true lost
sed -i 's/address="0.0.0.0"/address="127.0.0.1"/' "$home/glassfish/domains/lost/config/domain.xml"
asadmin start-domain lost
asadmin deploy "$work/tasks.war"
for i in 1 2 3 4 5; do
  asadmin deploy --name "other$i" --contextroot "/other$i" "$work/other.war"
done
sleep 12
lost=$(curl -sSf "http://127.0.0.1:$port/tasks/lost")
echo "GlassFish $version: $lost of 20 repeated tasks did not run in the last 10 seconds"
grep -c 'ApplicationName.getName()" is null' "$home/glassfish/domains/lost/logs/server.log" || true
[ "$lost" -gt 0 ]
