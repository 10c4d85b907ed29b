#!/usr/bin/env bash
# H2 2.5.252: after a write to its file failed, as on a full disk, the database in this JVM stays closed for every connection
# that was open, although the disk has space again, and Connection.isValid() of each returns true: a pool that calls isValid()
# keeps them permanently. Where all of them are closed, the next connection opens the file anew and works.
# Concerns everybody with an embedded H2 behind a connection pool.
# Needs: bash, curl, a JDK (17 or later), Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
central=https://repo.maven.apache.org/maven2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

curl -sSf -o h2.jar $central/com/h2database/h2/2.5.252/h2-2.5.252.jar
cat > Valid.java <<'JAVA'
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.*;
import java.nio.file.*;
import java.sql.*;
import org.h2.store.fs.*;

public class Valid {
    static boolean full;

    /** The real file system, but for writes while the disk is "full". */
    public static class FullDisk extends FilePathWrapper {
        public String getScheme() { return "full"; }
        public FileChannel open(String mode) throws IOException {
            FileChannel file = super.open(mode);
            return new FileBase() {
                void space() throws IOException { if (full) throw new IOException("No space left on device"); }
                public int write(ByteBuffer b) throws IOException { space(); return file.write(b); }
                public int write(ByteBuffer b, long at) throws IOException { space(); return file.write(b, at); }
                public int read(ByteBuffer b) throws IOException { return file.read(b); }
                public int read(ByteBuffer b, long at) throws IOException { return file.read(b, at); }
                public long size() throws IOException { return file.size(); }
                public long position() throws IOException { return file.position(); }
                public FileChannel position(long at) throws IOException { file.position(at); return this; }
                public FileChannel truncate(long size) throws IOException { file.truncate(size); return this; }
                public void force(boolean all) throws IOException { file.force(all); }
                public FileLock tryLock(long at, long size, boolean shared) throws IOException { return file.tryLock(at, size, shared); }
                protected void implCloseChannel() throws IOException { file.close(); }
            };
        }
    }

    public static void main(String[] args) throws Exception {
        FilePath.register(new FullDisk());
        String url = "jdbc:h2:full:" + Files.createTempDirectory("h2") + "/db;WRITE_DELAY=0";
        Connection one = DriverManager.getConnection(url);
        Connection two = DriverManager.getConnection(url);
        write(one, "create table t (x varchar)");
        full = true;
        String whileFull = write(one, "insert into t values (repeat('x', 20000))");
        full = false;
        String old = write(two, "insert into t values ('again')");
        boolean valid = one.isValid(1) && two.isValid(1);
        close(one);
        close(two);
        String anew = write(DriverManager.getConnection(url), "insert into t values ('anew')");
        System.out.println("disk full: " + whileFull + "; space again, open connections: " + old + ", isValid " + valid
                + "; after all were closed: " + anew);
        System.exit(!whileFull.equals("ok") && old.equals("90098") && valid && anew.equals("ok") ? 0 : 1);
    }

    /** Tells of the failed write, too. */
    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Closed all the same.
        }
    }

    static String write(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "ok";
        } catch (SQLException e) {
            return String.valueOf(e.getErrorCode());
        }
    }
}
JAVA
echo "h2 2.5.252, java $(java -version 2>&1 | head -1)"
java -cp h2.jar Valid.java
