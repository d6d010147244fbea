package no.byraportal.demo;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Whoever a test signs in is signed in to the portal under test, also when another portal was started in this JVM since
 * (the holder of sign-ins is one for all), and is gone before the next test.
 */
public final class OwnSignIn implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        SecurityContextHolder.setContextHolderStrategy(
                SpringExtension.getApplicationContext(test).getBean(SecurityContextHolderStrategy.class));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        SecurityContextHolder.clearContext();
    }
}
