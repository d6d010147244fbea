/** The programs' door: what holds for every call, whoever makes it. How long, how often, and nothing twice. */
@NullMarked
@ApplicationModule(allowedDependencies = {"agent", "identity", "shared"})
package no.byraportal.door;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
