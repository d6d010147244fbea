/** How a company becomes a client: what is known and proposed, drafts, and the registration itself. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "register",
            "agent",
            "settings",
            "client",
            "bureau",
            "identity",
            "shared",
            "shared :: ui"
        })
package no.byraportal.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
