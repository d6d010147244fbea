/** Gates: rules of the house that a test can see to, so that no reader has to. */
@NullMarked
package no.byraportal.house;

import org.jspecify.annotations.NullMarked;
