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
 * A copy of an H2 database file taken before a migration and kept until the migration has ended. H2 commits each DDL
 * statement, and Flyway records a migration after its statements, so an interrupted migration could neither continue
 * nor restart. PostgreSQL rolls it back.
 */
final class PreMigrationBackup {

    private static final Logger LOG = Logger.getLogger(PreMigrationBackup.class.getName());
    private static final String EXTENSION = ".mv.db";

    private final Path file;
    private final Path copy;
    private final Path temporaryCopy;

    private PreMigrationBackup(String database) {
        file = Path.of(database + EXTENSION);
        copy = Path.of(database + ".before-migration" + EXTENSION);
        temporaryCopy = Path.of(database + ".before-migration.tmp");
    }

    /** Returns empty if the database has no file of its own that this process opens. */
    static Optional<PreMigrationBackup> of(JdbcDataSource database) {
        ConnectionInfo address = new ConnectionInfo(database.getURL(), null, null, null);
        boolean own = address.isPersistent() && !address.isRemote() && !address.getProperty("AUTO_SERVER", false);
        return own && FilePath.get(address.getName() + EXTENSION) instanceof FilePathDisk
                ? Optional.of(new PreMigrationBackup(address.getName()))
                : Optional.empty();
    }

    boolean exists() {
        return Files.exists(file);
    }

    /**
     * Restores the database if the last migration did not end. Does nothing while another process has the file open.
     */
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

    /** Creates the copy; an empty file stands for a database that does not exist yet. Nobody may write meanwhile. */
    void create() throws IOException {
        if (exists()) {
            Files.copy(file, temporaryCopy, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.createDirectories(copy.toAbsolutePath().getParent());
            Files.write(temporaryCopy, new byte[0]);
        }
        try (FileChannel channel = FileChannel.open(temporaryCopy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(temporaryCopy, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes the copy after the migration. */
    void delete() throws IOException {
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
