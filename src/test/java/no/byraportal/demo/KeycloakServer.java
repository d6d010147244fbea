package no.byraportal.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A real Keycloak with our realm and theme and the demo's people, on data of its own that stay between starts. */
public final class KeycloakServer implements AutoCloseable {

    private final KeycloakSettings settings;
    private final ChildProcess process;
    private final KeycloakAdmin admin;
    private final FolderLock lock;

    private KeycloakServer(KeycloakSettings settings, ChildProcess process, KeycloakAdmin admin, FolderLock lock) {
        this.settings = settings;
        this.process = process;
        this.admin = admin;
        this.lock = lock;
    }

    /** Starts Keycloak and makes its realm fit the present ports and secrets. */
    public static KeycloakServer start(KeycloakSettings settings) {
        Path home = settings.home();
        FolderLock lock = FolderLock.take(home);
        try {
            KeycloakDistribution distribution = KeycloakDistribution.prepared();
            distribution.layOut(home);
            if (!Files.exists(home.resolve("data/h2"))) {
                RealmSnapshot.copyTo(home, distribution);
            }
            KeycloakAdmin admin =
                    new KeycloakAdmin(settings.port(), settings.managementPort(), RealmSnapshot.adminSecret(home));
            ChildProcess process = distribution.run(home, settings.port(), settings.managementPort(), Map.of());
            KeycloakServer server = new KeycloakServer(settings, process, admin, lock);
            process.awaitReady(admin::isReady, Duration.ofMinutes(2));
            server.servePortalAt(settings.portalUrl());
            return server;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Lets a portal at this address sign people in; tests learn their port only when it is taken. */
    public void servePortalAt(String portalUrl) {
        admin.fit(RealmFile.ofCheckout()
                .filledIn(Map.of(
                        "PORTAL_URL", portalUrl,
                        "PORTAL_CLIENT_SECRET", settings.portalSecret(),
                        "PROVISIONER_CLIENT_SECRET", settings.provisionerSecret(),
                        "SMTP_HOST", "localhost",
                        "SMTP_PORT", Integer.toString(settings.smtpPort()))));
    }

    /** Ends a person's sessions as an administrator of Keycloak would; the portal is told through the back channel. */
    public void signOutEverywhere(String userId) {
        admin.signOut(userId);
    }

    /** Shuts a person out, as an administrator of Keycloak would. */
    void disable(String userId) {
        admin.disable(userId);
    }

    /** Has a link mailed to a person, as an administrator of Keycloak would, that holds for so many seconds. */
    void writeTo(String userId, int seconds) {
        admin.writeTo(userId, seconds);
    }

    public String url() {
        return "http://localhost:" + settings.port();
    }

    public String portalSecret() {
        return settings.portalSecret();
    }

    public String provisionerSecret() {
        return settings.provisionerSecret();
    }

    /** As by a power cut: it is given no time to end well. */
    void kill() {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        close();
    }

    @Override
    public void close() {
        process.close();
        admin.close();
        lock.close();
    }
}
