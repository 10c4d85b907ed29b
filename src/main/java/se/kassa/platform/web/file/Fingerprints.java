package se.kassa.platform.web.file;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import se.kassa.platform.security.Secrets;

/** Knows the fingerprint of each file, which is made of nothing but its content; each is read once. */
final class Fingerprints {

    /** Far more files than a shop has. One that is asked for under ever new spellings must not fill the memory. */
    static final int MOST = 10_000;

    private static final int LENGTH = 16;

    /** Opens a file. */
    interface Source {

        /** Null where there is none. */
        InputStream open() throws IOException;
    }

    private final Cache<String, String> known =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    /**
     * The file's fingerprint, of letters and digits.
     *
     * @param address tells this file from others
     * @throws UncheckedIOException where the file is not there, or can't be read
     */
    String of(String address, Source source) {
        String fingerprint = known.getIfPresent(address);
        if (fingerprint == null) {
            // Not while the cache computes: a style sheet that names a picture asks for the picture's while it is read.
            fingerprint = read(address, source);
            known.put(address, fingerprint);
        }
        return fingerprint;
    }

    /** How many are known. */
    long size() {
        known.cleanUp();
        return known.estimatedSize();
    }

    private static String read(String address, Source source) {
        try (InputStream content = source.open()) {
            if (content == null) {
                throw new IOException("There is no " + address);
            }
            return Secrets.digest(content.readAllBytes()).substring(0, LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
