package no.byraportal.demo;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What a portal under test needs beside its database: a key of its own, a Keycloak that does not answer, others. */
public final class PortalAlone implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Nobody listens on port 1. */
    private static final String NOBODY = "http://localhost:1";

    @Override
    public void initialize(ConfigurableApplicationContext portal) {
        portal.getBeanFactory().registerSingleton("demoSecrets", TestServers.freshSecrets());
        portal.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "portal alone",
                        Map.of(
                                "byraportal.key",
                                DemoSecrets.keyset(),
                                "byraportal.keycloak.url",
                                NOBODY,
                                "spring.mail.port",
                                TestServers.mail().smtpPort(),
                                "byraportal.enhetsregisteret.url",
                                TestServers.register().url(),
                                "byraportal.enhetsregisteret.timeout",
                                "1s")));
    }
}
