/** Statistikk and Abonnement mot bruk: the figures as each person may see them. */
@NullMarked
package no.byraportal.statistics.ui;

import org.jspecify.annotations.NullMarked;
