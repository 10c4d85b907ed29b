package se.kassa.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.h2.engine.ConnectionInfo;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.disk.FilePathDisk;

/**
 * A copy of an H2 database's file from before a migration, which lies beside it until the migration has ended. H2 commits
 * each DDL statement by itself, and Flyway notes a migration after its statements: one that was cut short could neither be
 * continued nor begun again. PostgreSQL rolls it back as a whole.
 */
final class FileBeforeMigration {

    private static final Logger LOG = Logger.getLogger(FileBeforeMigration.class.getName());
    private static final String EXTENSION = ".mv.db";

    private final Path file;
    private final Path copy;
    private final Path unfinishedCopy;

    private FileBeforeMigration(String database) {
        file = Path.of(database + EXTENSION);
        copy = Path.of(database + ".before-migration" + EXTENSION);
        unfinishedCopy = Path.of(database + ".before-migration.tmp");
    }

    /** Empty where the database has no file of its own that this process opens. */
    static Optional<FileBeforeMigration> of(JdbcDataSource database) {
        ConnectionInfo address = new ConnectionInfo(database.getURL(), null, null, null);
        boolean own = address.isPersistent() && !address.isRemote() && !address.getProperty("AUTO_SERVER", false);
        return own && FilePath.get(address.getName() + EXTENSION) instanceof FilePathDisk
                ? Optional.of(new FileBeforeMigration(address.getName()))
                : Optional.empty();
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Puts the database back where the last migration did not end. Does nothing while another process has it open. */
    void restore() throws IOException {
        if (!Files.exists(copy) || Files.exists(file) && isOpenElsewhere()) {
            return;
        }
        LOG.log(Level.WARNING, "The last migration of {0} did not end: it begins anew", file);
        if (Files.size(copy) == 0) {
            Files.deleteIfExists(file);
            Files.delete(copy);
        } else {
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Keeps the database as it is now; an empty file stands for one that is not there yet. Nobody may write to it meanwhile. */
    void keep() throws IOException {
        if (exists()) {
            Files.copy(file, unfinishedCopy, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.createDirectories(copy.toAbsolutePath().getParent());
            Files.write(unfinishedCopy, new byte[0]);
        }
        try (FileChannel channel = FileChannel.open(unfinishedCopy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinishedCopy, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The migration has ended. */
    void forget() throws IOException {
        Files.deleteIfExists(copy);
    }

    private boolean isOpenElsewhere() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
