/** What must be done after a change is saved, however often the portal or another system falls over meanwhile. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package no.byraportal.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
