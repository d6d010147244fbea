package no.byraportal.settings;

import java.time.Instant;
import no.byraportal.shared.Actor;

/** The highest number of a series that somebody knows to be used; it only ever rises. */
public record SeenNumber(SeriesNumber number, FactSource source, Actor by, Instant at) {}
