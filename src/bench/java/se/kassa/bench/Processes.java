package se.kassa.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs programs to their end. */
final class Processes {

    private Processes() {}

    /** @throws IllegalStateException if it ends with anything but 0 */
    static void run(List<String> command, Path output) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        command.get(0) + " ended with " + process.exitValue() + ": see " + output);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
