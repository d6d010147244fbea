package no.byraportal.demo;

import java.nio.file.Path;

/** What tells one Keycloak of ours from another: its folder and ports, and the portal and mail server it works with. */
public record KeycloakSettings(
        Path home,
        int port,
        int managementPort,
        String portalUrl,
        int smtpPort,
        String portalSecret,
        String provisionerSecret) {}
