/** Who somebody is and what they may do: people through Keycloak, programs through tokens, and the wall between bureaus. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: ui"})
package no.byraportal.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
