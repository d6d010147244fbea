package no.byraportal.settings;

/** Abonnement: what a plan is called, and how many invoices a year it is for. Source: domain.md A9 (112–116). */
public record Plan(PlanCode code, String name, int invoicesAYear) {

    private static final int DEMO = 99;

    /** Sends nothing to the client's customers. */
    public static boolean isDemo(PlanCode code) {
        return code.code() == DEMO;
    }
}
