/** What every room speaks: values that judge themselves, and the four kinds of trouble. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package no.byraportal.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
