/** The frame around every view: menu, bureau, person, language; and what is said when something is not to be had. */
@NullMarked
@ApplicationModule(allowedDependencies = {"bureau", "identity", "shared", "shared :: ui"})
package no.byraportal.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
