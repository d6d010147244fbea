package no.byraportal.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import no.byraportal.shared.EmailAddress;

/**
 * One e-mail to one person, in their language. It waits in our database until it is sent, so it holds no secret.
 *
 * @param language   of the texts, as in {@code nb}
 * @param onBehalfOf the bureau that it comes from
 * @param subject    what it is about, in one line
 * @param heading    what the letter begins with
 * @param paragraphs what it says
 * @param rows       what it says in words and figures
 * @param link       what the reader can do now
 * @param small      what is good to know besides
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Letter(
        EmailAddress to,
        String language,
        String onBehalfOf,
        String subject,
        String heading,
        List<String> paragraphs,
        List<Row> rows,
        Optional<Link> link,
        List<String> small) {

    /** A line of two columns: {@code Firma} and its name. */
    public record Row(String label, String value) {}

    /** @param address the whole of it, as browsers need it */
    public record Link(String text, String address) {}

    public Letter {
        paragraphs = List.copyOf(paragraphs);
        rows = List.copyOf(rows);
        small = List.copyOf(small);
    }

    /** Says of whom it is, and no more: this may stand in a log. */
    @Override
    public String toString() {
        return "letter to " + to;
    }
}
