/** How much is sent, for whom and by what means: counted when it is told, so that it can be looked at from every side. */
@NullMarked
@ApplicationModule(allowedDependencies = {"work", "settings", "client", "bureau", "identity", "shared", "shared :: ui"})
package no.byraportal.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
