/** Letters from the portal: told in the reader's language, sent once the mail server takes them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"work", "shared"})
package no.byraportal.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
