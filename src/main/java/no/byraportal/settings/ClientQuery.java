package no.byraportal.settings;

import java.util.Locale;

/**
 * Which clients a list shows, and in which order.
 *
 * @param search any part of a name, or the beginning of an organisation number, ERP number or client number; empty: all
 */
public record ClientQuery(String search, Status status, Sort sort, boolean descending) {

    public static final ClientQuery ALL = new ClientQuery("", Status.ALL, Sort.NAME, false);

    /** Longer searches find nothing more. */
    private static final int SEARCH_LENGTH = 100;

    public ClientQuery {
        search = search.strip();
        if (search.length() > SEARCH_LENGTH) {
            search = search.substring(0, SEARCH_LENGTH);
        }
    }

    /** Which clients, by state. */
    public enum Status {
        ALL("true"),
        PROBLEM("p.client_id is not null"),
        /** Of an inactive client only that it is deactivated is waited for. */
        WAITING("""
                coalesce(a.revision, 0) < if(s.active, s.agent_revision, if(s.active_revision > 1, s.active_revision, 0))"""),
        INACTIVE("not s.active");

        final String condition;

        Status(String condition) {
            this.condition = condition;
        }
    }

    /** What a list can be sorted by; the inactive come first whatever it is. */
    public enum Sort {
        NAME("c.name"),
        ORG_NUMBER("c.org_number"),
        ERP_CLIENT_NO("c.erp_client_no"),
        CLIENT_NUMBER("c.client_number");

        final String column;

        Sort(String column) {
            this.column = column;
        }
    }

    public ClientQuery searching(String text) {
        return new ClientQuery(text, status, sort, descending);
    }

    public ClientQuery withStatus(Status other) {
        return new ClientQuery(search, other, sort, descending);
    }

    public ClientQuery sortedBy(Sort other, boolean down) {
        return new ClientQuery(search, status, other, down);
    }

    String order() {
        String direction = descending ? " desc" : " asc";
        return "s.active, " + sort.column + direction + ", c.id";
    }

    /** For {@code like}: any part of the text. */
    String anywhere() {
        return "%" + literal(search) + "%";
    }

    /** For {@code like}: numbers are found from their beginning, however they are grouped. */
    String fromBeginning() {
        String number = search.replaceAll("[\\s\\u00A0.]", "").toUpperCase(Locale.ROOT);
        // The database refuses to compare an ASCII column with other letters; no number has any.
        boolean possible = !number.isEmpty() && number.chars().allMatch(letter -> letter < 128);
        return possible ? literal(number) + "%" : "";
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
