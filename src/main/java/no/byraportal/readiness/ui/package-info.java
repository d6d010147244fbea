/** The ladder on the client page, and where all clients stand. */
@NullMarked
package no.byraportal.readiness.ui;

import org.jspecify.annotations.NullMarked;
