/** What Enhetsregisteret, the public register of companies, says of an organisation number. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "shared"})
package no.byraportal.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
