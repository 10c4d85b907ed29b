#!/usr/bin/env bash
# Failsafe 3.3.2: a Bulkhead permanently loses a permit each time that it refuses a synchronous execution, with a wait time
# (withMaxWaitTime) and without. After as many refusals as there are permits it refuses every execution, although none is
# running. Only tryAcquirePermit() without a wait time, called directly, refuses and loses nothing.
# Concerns everybody who limits synchronous executions with Failsafe's Bulkhead.
# Needs: bash, a JDK (17 or later), Maven, Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
version=3.3.2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn=${MVN:-mvn}
$mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact=dev.failsafe:failsafe:$version -DoutputDirectory="$work/lib"

cat > Permits.java <<'JAVA'
import dev.failsafe.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;

public class Permits {
    public static void main(String[] args) throws Exception {
        int waiting = left(Bulkhead.<Object>builder(2).withMaxWaitTime(Duration.ofMillis(50)).build());
        int notWaiting = left(Bulkhead.<Object>of(2));
        System.out.println("permits left of 2 after 2 refusals, nothing running: with a wait time " + waiting
                + ", without " + notWaiting);
        System.exit(waiting == 0 && notWaiting == 0 ? 0 : 1);
    }

    /** Fills the bulkhead, has two executions refused, lets the running ones end, and counts the permits. */
    static int left(Bulkhead<Object> bulkhead) throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> executions = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            executions.add(threads.submit(() -> Failsafe.with(bulkhead).run(() -> {
                running.countDown();
                end.await();
            })));
        }
        running.await();
        for (int i = 0; i < 2; i++) {
            try {
                Failsafe.with(bulkhead).run(() -> { });
                throw new AssertionError("not refused");
            } catch (BulkheadFullException expected) {
                // Both permits are in use.
            }
        }
        end.countDown();
        for (Future<?> execution : executions) {
            execution.get();
        }
        threads.shutdown();
        int left = 0;
        while (bulkhead.tryAcquirePermit()) {
            left++;
        }
        return left;
    }
}
JAVA
echo "failsafe $version, java $(java -version 2>&1 | head -1)"
java -cp "lib/*" Permits.java
