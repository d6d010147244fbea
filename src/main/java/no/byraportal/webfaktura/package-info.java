/** WebFaktura's side: what it is told of all bureaus' clients, in the order in which they change, and what it answers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "client", "identity", "shared"})
package no.byraportal.webfaktura;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
