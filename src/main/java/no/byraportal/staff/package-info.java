/** Which of the bureau's people work with which of its clients, and until when. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "client", "identity", "shared", "shared :: ui"})
package no.byraportal.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
