/** The bureau's own programs, as its administrators see them. */
@NullMarked
package no.byraportal.identity.ui;

import org.jspecify.annotations.NullMarked;
