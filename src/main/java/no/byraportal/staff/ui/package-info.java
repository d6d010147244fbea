/** The bureau's people, and what each of them reaches. */
@NullMarked
package no.byraportal.staff.ui;

import org.jspecify.annotations.NullMarked;
