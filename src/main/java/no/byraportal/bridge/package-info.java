/** The stand-alone program beside a legacy sync agent: carries variables.xml to the portal and back, on the JDK alone. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package no.byraportal.bridge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
