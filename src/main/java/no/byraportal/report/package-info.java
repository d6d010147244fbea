/** What a bureau takes away: PDF, XLSX and CSV, made in the background and kept for thirty days. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "statistics",
            "agent",
            "access",
            "settings",
            "client",
            "bureau",
            "mail",
            "work",
            "identity",
            "shared",
            "shared :: ui"
        })
package no.byraportal.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
