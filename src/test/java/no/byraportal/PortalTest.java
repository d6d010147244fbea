package no.byraportal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import no.byraportal.demo.DemoParts;
import no.byraportal.demo.OwnSignIn;
import no.byraportal.demo.PortalAlone;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * A test of the whole portal on a real MariaDB with the demo's bureaus, on a free port, with no Keycloak. All such tests
 * share one portal and its data: what a test changes is rolled back, or belongs to a bureau of its own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = {Byraportal.class, TestDatabase.class, DemoParts.class, TestBureaus.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "management.server.port=0",
            "management.server.address=127.0.0.1",
            "vaadin.productionMode=true",
            "byraportal.webfaktura.url=https://webfaktura.example/",
            "logging.level.root=warn"
        })
@ContextConfiguration(initializers = PortalAlone.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@ExtendWith(OwnSignIn.class)
public @interface PortalTest {}
