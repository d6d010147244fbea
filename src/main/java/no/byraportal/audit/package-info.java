/** The bureau's memory: who did what to what, and when, written in the same transaction as the deed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "shared"})
package no.byraportal.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
