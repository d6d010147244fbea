/** The change log as administrators, managers and the operator read it. */
@NullMarked
package no.byraportal.audit.ui;

import org.jspecify.annotations.NullMarked;
