package se.kassa.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kassa.testing.Await;

/** A process is killed at any moment while it migrates H2: the next start ends what it began. */
class MigrationKillIT {

    private static final int MOMENTS = 20;

    /** A release that had half of the migrations. */
    private static final String OLD_RELEASE = "72";

    @TempDir
    private Path folder;

    private Path old;

    /** Runs in a process of its own. */
    public static void main(String[] arguments) throws SQLException {
        JdbcDataSource database = database(Path.of(arguments[0]));
        System.out.println("begins");
        SchemaMigration.migrate(database);
        System.out.println("ends");
    }

    @BeforeEach
    void makeAnOldDatabase() throws SQLException {
        old = folder.resolve("old");
        Flyway.configure()
                .dataSource(database(old))
                .locations("classpath:db/migration")
                .placeholders(Map.of("bytewise", ""))
                .target(OLD_RELEASE)
                .load()
                .migrate();
        try (Connection connection = database(old).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into category (code, position) values ('kept', 1)");
        }
    }

    @Test
    void killedFirstStartIsRepeated() throws Exception {
        Duration whole = duration(folder.resolve("whole"));
        int cutShort = 0;
        for (int i = 0; i < MOMENTS; i++) {
            Path database = folder.resolve("first" + i);
            cutShort += killed(database, whole.multipliedBy(i).dividedBy(MOMENTS)) ? 1 : 0;
            SchemaMigration.migrate(database(database));
            assertThat(count(database, "schema_floor")).isEqualTo(1);
            assertNothingIsLeftBeside(database);
        }
        assertThat(cutShort).isGreaterThan(MOMENTS / 2);
    }

    @Test
    void killedUpgradeIsRepeated() throws Exception {
        Duration whole = duration(copyOfTheOldOne("whole"));
        int cutShort = 0;
        for (int i = 0; i < MOMENTS; i++) {
            Path database = copyOfTheOldOne("upgrade" + i);
            cutShort += killed(database, whole.multipliedBy(i).dividedBy(MOMENTS)) ? 1 : 0;
            SchemaMigration.migrate(database(database));
            assertThat(count(database, "schema_floor")).isEqualTo(1);
            assertThat(count(database, "category where code = 'kept'")).isEqualTo(1);
            assertNothingIsLeftBeside(database);
        }
        assertThat(cutShort).isGreaterThan(MOMENTS / 2);
    }

    /** A running process keeps the lock on its database when another one starts. */
    @Test
    void openDatabaseStaysLocked() throws Exception {
        Path database = copyOfTheOldOne("open");
        PreMigrationBackup before = PreMigrationBackup.of(database(database)).orElseThrow();
        before.create();
        try (Connection connection = database(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into category (code, position) values ('meanwhile', 2)");
            before.restore();
        }
        assertThat(count(database, "category where code = 'meanwhile'")).isEqualTo(1);
    }

    private Path copyOfTheOldOne(String name) throws IOException {
        Files.copy(Path.of(old + ".mv.db"), folder.resolve(name + ".mv.db"));
        return folder.resolve(name);
    }

    private static Duration duration(Path database) throws Exception {
        Process process = begin(database);
        long from = System.nanoTime();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** Returns whether the process had not ended yet. */
    private static boolean killed(Path database, Duration after) throws Exception {
        Process process = begin(database);
        Await.millis(after.toMillis());
        boolean alive = process.isAlive();
        process.destroyForcibly().waitFor();
        return alive;
    }

    /** Returns when the migration is about to begin. */
    private static Process begin(Path database) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MigrationKillIT.class.getName(),
                        database.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isEqualTo("begins");
        return process;
    }

    private static JdbcDataSource database(Path file) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + file + ";WRITE_DELAY=0");
        database.setUser("kassa");
        database.setPassword("kassa");
        return database;
    }

    private static long count(Path database, String what) throws SQLException {
        try (Connection connection = database(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + what)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void assertNothingIsLeftBeside(Path database) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith(database.getFileName() + ".before"));
        }
    }
}
