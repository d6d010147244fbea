/** Ny klient: one page from what is known to a client. */
@NullMarked
package no.byraportal.onboarding.ui;

import org.jspecify.annotations.NullMarked;
