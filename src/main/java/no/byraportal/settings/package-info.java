/** The heart: what a client's programs should run on, revision by revision, who changed it and why. */
@NullMarked
@ApplicationModule(allowedDependencies = {"client", "bureau", "identity", "shared", "shared :: ui"})
package no.byraportal.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
