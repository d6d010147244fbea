/** What a client's own people see. */
@NullMarked
package no.byraportal.client.ui;

import org.jspecify.annotations.NullMarked;
