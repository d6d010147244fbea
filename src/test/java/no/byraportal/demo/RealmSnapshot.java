package no.byraportal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/**
 * Keycloak's database with our realm just imported, kept for as long as the realm's file and the demo's people stay the
 * same: importing takes more than half a minute, copying it nothing.
 */
final class RealmSnapshot {

    private static final Path DATABASE = Path.of("data", "h2");
    private static final Path ADMIN_SECRET = Path.of("admin-secret");

    private RealmSnapshot() {}

    /** Gives a new home its database and the secret of the administrator in it. */
    static void copyTo(Path home, KeycloakDistribution distribution) {
        String realm = RealmFile.ofCheckout().withDemoPeople();
        Path snapshot = Checkout.target().resolve("keycloak-realm");
        try (FolderLock _ = FolderLock.await(snapshot, Duration.ofMinutes(4))) {
            Path origin = snapshot.resolve("made-of.sha256");
            String digest = sha256(realm);
            if (!Files.exists(origin) || !Files.readString(origin).equals(digest)) {
                Checkout.delete(snapshot);
                make(snapshot, realm, distribution);
                Files.writeString(origin, digest);
            }
            Files.copy(snapshot.resolve(ADMIN_SECRET), home.resolve(ADMIN_SECRET), StandardCopyOption.REPLACE_EXISTING);
            Path copying = home.resolve("data/copying");
            Checkout.delete(copying);
            Checkout.copy(snapshot.resolve(DATABASE), copying);
            Files.move(copying, home.resolve(DATABASE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make Keycloak's data in " + home, e);
        }
    }

    static String adminSecret(Path home) {
        try {
            return Files.readString(home.resolve(ADMIN_SECRET));
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak's data in " + home + " lack their administrator's secret", e);
        }
    }

    private static void make(Path snapshot, String realm, KeycloakDistribution distribution) throws IOException {
        distribution.layOut(snapshot);
        Path imported = Files.createDirectories(snapshot.resolve("data/import"));
        Files.writeString(imported.resolve(RealmFile.REALM + ".json"), realm);
        String adminSecret = DemoSecrets.random();
        Files.writeString(snapshot.resolve(ADMIN_SECRET), adminSecret);
        int port = Ports.free();
        int managementPort = Ports.free();
        Map<String, String> environment = Map.of(
                "KC_BOOTSTRAP_ADMIN_CLIENT_ID",
                KeycloakAdmin.CLIENT_ID,
                "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET",
                adminSecret,
                // Each server replaces them by its own when it starts.
                "PORTAL_CLIENT_SECRET",
                DemoSecrets.random(),
                "PROVISIONER_CLIENT_SECRET",
                DemoSecrets.random());
        try (ChildProcess process = distribution.run(snapshot, port, managementPort, environment, "--import-realm");
                KeycloakAdmin admin = new KeycloakAdmin(port, managementPort, adminSecret)) {
            process.awaitReady(admin::isReady, Duration.ofMinutes(3));
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
