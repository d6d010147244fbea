package no.byraportal.settings;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Abonnement: what a plan is called, how many invoices a year it is for, and from which day. Source: domain.md A9
 * (112–116).
 */
public record Plan(PlanCode code, String name, int invoicesAYear, LocalDate validFrom) {

    public static final int DEMO = 99;

    /** How many invoices a year a client with this plan is to be expected to send; empty: nobody knows, or none at all. */
    static OptionalInt invoicesAYear(List<Plan> plans, @Nullable PlanCode code) {
        return plans.stream()
                .filter(plan -> plan.code().equals(code))
                .mapToInt(Plan::invoicesAYear)
                .filter(invoices -> invoices > 0)
                .findFirst();
    }

    /** Sends nothing to the client's customers. */
    public static boolean isDemo(PlanCode code) {
        return code.code() == DEMO;
    }
}
