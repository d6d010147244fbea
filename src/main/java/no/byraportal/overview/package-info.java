/** The page after signing in: what needs the reader today, and how the bureau stands. It reads all rooms; none knows it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "notice",
            "statistics",
            "access",
            "agent",
            "settings",
            "client",
            "bureau",
            "mail",
            "identity",
            "shared",
            "shared :: ui"
        })
package no.byraportal.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
