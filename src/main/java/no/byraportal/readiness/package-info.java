/** How near each client is to Visma.net: the steps, what stops it and who knows, and the step over. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"agent", "settings", "client", "bureau", "identity", "shared", "shared :: ui"})
package no.byraportal.readiness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
