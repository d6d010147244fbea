/** Rapporter: ask for one, see how far it has come, take it away. */
@NullMarked
package no.byraportal.report.ui;

import org.jspecify.annotations.NullMarked;
