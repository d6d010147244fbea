package no.byraportal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The ports of one demo, each moved by an environment variable: checked before anything starts, since a server that
 * fails for its port says so late and in its own words.
 */
record Ports(int portal, int keycloak, int keycloakManagement, int management, int smtp, int mail, int mariaDb) {

    static Ports fromEnvironment(Map<String, String> environment) {
        return new Ports(
                port(environment, "PORTAL_PORT", 8080),
                port(environment, "KEYCLOAK_PORT", 8180),
                port(environment, "KEYCLOAK_MANAGEMENT_PORT", 9000),
                port(environment, "MANAGEMENT_PORT", 8081),
                port(environment, "SMTP_PORT", 3025),
                port(environment, "MAIL_PORT", 8025),
                port(environment, "MARIADB_PORT", 3307));
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        String value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) {
            return usual;
        }
        int port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0;
        if (port < 1 || port > 65_535) {
            throw new StartFailure(variable + "=" + value + " is not a port: it must be a number from 1 to 65535.");
        }
        return port;
    }

    /** Takes every port for a moment, all at once, so that two uses of one port are found as well. */
    void requireFree() {
        List<ServerSocket> taken = new ArrayList<>();
        try {
            taken.add(take(portal, "the portal", "PORTAL_PORT"));
            taken.add(take(keycloak, "Keycloak", "KEYCLOAK_PORT"));
            taken.add(take(keycloakManagement, "Keycloak's management", "KEYCLOAK_MANAGEMENT_PORT"));
            taken.add(take(management, "the portal's management", "MANAGEMENT_PORT"));
            taken.add(take(smtp, "the mail catcher's SMTP", "SMTP_PORT"));
            taken.add(take(mail, "the mail catcher's web page", "MAIL_PORT"));
            taken.add(take(mariaDb, "MariaDB", "MARIADB_PORT"));
        } finally {
            taken.forEach(Ports::release);
        }
    }

    private static ServerSocket take(int port, String purpose, String variable) {
        try {
            return new ServerSocket(port);
        } catch (IOException e) {
            throw new StartFailure(
                    "Port %d, for %s, is taken: set %s to a free port.".formatted(port, purpose, variable), e);
        }
    }

    /** A port that nobody has now, for servers whose place does not matter. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
