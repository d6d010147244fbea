/** Brukere: the clients' own people on the screen: who has what and why, and inviting them. */
@NullMarked
package no.byraportal.access.ui;

import org.jspecify.annotations.NullMarked;
