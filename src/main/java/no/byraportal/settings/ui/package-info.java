/** The client list and the client page. */
@NullMarked
package no.byraportal.settings.ui;

import org.jspecify.annotations.NullMarked;
