/**
 * The bureau's memory: who did what to what, and when, written in the same transaction as the deed. It reads what others
 * did, so no room may depend on it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "client", "bureau", "identity", "shared", "shared :: ui"})
package no.byraportal.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
