package no.byraportal.agent;

import no.byraportal.shared.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * What a run did for one client, one thing of it.
 *
 * @param count   how many were carried over; null: the agent did not say
 * @param message what the agent says of it, at most {@value #MESSAGE_LENGTH} characters; empty: nothing
 */
public record SyncStep(Work step, Status status, @Nullable Integer count, String message) {

    /** A message is at most this long (contracts.md §3). */
    public static final int MESSAGE_LENGTH = 2000;

    public SyncStep {
        if (count != null && count < 0) {
            throw new InvalidValue("report.count");
        }
        message = Reported.masked(message);
    }

    public boolean failed() {
        return status == Status.FAILED;
    }

    /** What is carried between the ERP and WebFaktura, in the agent's order. Source: domain.md A12, 182–186. */
    public enum Work {
        DEPARTMENTS_PROJECTS,
        CUSTOMERS_OUT,
        CUSTOMERS_IN,
        INVOICE_BATCHES,
        PAYMENTS
    }

    /** How it went. */
    public enum Status {
        OK,
        FAILED,
        SKIPPED
    }
}
