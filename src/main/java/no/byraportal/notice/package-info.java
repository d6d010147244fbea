/**
 * What somebody should look at, across rooms, and the morning's letter that says so. It reads what others know, so of the
 * rooms only the overview may depend on it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "agent",
            "settings",
            "client",
            "bureau",
            "mail",
            "work",
            "identity",
            "shared",
            "shared :: ui"
        })
package no.byraportal.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
