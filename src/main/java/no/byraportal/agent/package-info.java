/** The sync agents beside the ERPs: their tokens, their files, what they are given and what they say they run on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "client", "bureau", "identity", "shared", "shared :: ui"})
package no.byraportal.agent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
