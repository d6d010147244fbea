/** The companies a bureau keeps books for: who they are, and which number each has where. */
@NullMarked
@ApplicationModule(allowedDependencies = {"bureau", "identity", "shared", "shared :: ui"})
package no.byraportal.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
