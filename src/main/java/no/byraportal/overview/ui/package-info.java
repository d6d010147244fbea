/** Oversikt. */
@NullMarked
package no.byraportal.overview.ui;

import org.jspecify.annotations.NullMarked;
