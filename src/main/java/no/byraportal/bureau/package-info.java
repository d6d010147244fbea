/** The accounting bureaus: their names and customer numbers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "shared", "shared :: ui"})
package no.byraportal.bureau;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
