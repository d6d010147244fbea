package no.byraportal.demo;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whoever a test signed in is gone before the next one. */
public final class SignedOutAfterwards implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        SecurityContextHolder.clearContext();
    }
}
