/** The clients' own people: who was given which client, by whom, why and until when, and what that takes at Keycloak. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "work",
            "mail",
            "staff",
            "settings",
            "client",
            "bureau",
            "identity",
            "shared",
            "shared :: ui"
        })
package no.byraportal.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
