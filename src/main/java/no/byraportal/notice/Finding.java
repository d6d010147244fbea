package no.byraportal.notice;

import java.util.Locale;
import java.util.function.Function;
import no.byraportal.mail.Letter;

/**
 * Something that is to be told once, for as long as it lasts.
 *
 * @param id      the same for as long as it is the same; unique in its bureau and matter
 * @param row     how it is told
 * @param address of the page where one can do something about it
 */
public record Finding(Matter matter, String id, Function<Locale, Letter.Row> row, String address) {}
