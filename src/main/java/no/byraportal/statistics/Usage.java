package no.byraportal.statistics;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import no.byraportal.client.ClientNumber;
import no.byraportal.settings.Plan;

/**
 * What an active client that is no demo sends, held against its plan.
 *
 * @param plan      empty: none is chosen, or the catalogue does not know it
 * @param sent      invoices in each of the last twelve whole months, the oldest first; credit notes are not counted
 * @param before    invoices in the twelve months before those
 * @param months    how many of the twelve months it has been sending, from its first invoice on, 0 to 12
 * @param aYear     what a whole year comes to: what was sent, or for a newer client what it would be with the bureau's
 *                  season; empty: too little is known
 * @param suggested the plan that fits better; empty: none does
 * @param outgrows  the month in which it is expected to have sent more in a year than the plan holds; empty: not within
 *                  a year, or not known, or it has already
 */
public record Usage(
        ClientNumber client,
        String name,
        Optional<Plan> plan,
        List<Integer> sent,
        int before,
        int months,
        Optional<Integer> aYear,
        Verdict verdict,
        Optional<Plan> suggested,
        Optional<YearMonth> outgrows) {

    /** How the plan fits. */
    public enum Verdict {
        /** More is sent, or will be in a year, than it holds. */
        TOO_SMALL,
        FITS,
        /** A smaller one would hold a tenth more than what is sent. */
        TOO_LARGE,
        /** Half a year is not over since the first invoice, or the plan has no number. */
        TOO_LITTLE_KNOWN
    }

    public Usage {
        sent = List.copyOf(sent);
    }

    /** In the last twelve whole months. */
    public int total() {
        return sent.stream().mapToInt(Integer::intValue).sum();
    }
}
