/** The whole thing as people use it: a real browser, a real Keycloak, a real MariaDB. */
@NullMarked
package no.byraportal.browser;

import org.jspecify.annotations.NullMarked;
