/** The bureaus, as the operator sees them. */
@NullMarked
package no.byraportal.bureau.ui;

import org.jspecify.annotations.NullMarked;
