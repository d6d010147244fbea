package no.byraportal.settings;

import no.byraportal.settings.ClientQuery.Sort;
import no.byraportal.settings.ClientQuery.Status;

/**
 * Which clients a program asks for, and in which order; unlike on the screen, that order alone counts.
 *
 * @param search as in {@link ClientQuery}
 */
record ClientListing(String search, Shown shown, Sort sort) {

    enum Shown {
        ACTIVE("s.active"),
        INACTIVE("not s.active"),
        ALL("true");

        final String condition;

        Shown(String condition) {
            this.condition = condition;
        }
    }

    /**
     * Where a page ended: the next one begins after it, whatever has come or gone meanwhile.
     *
     * @param key    what the list is sorted by
     * @param number sets clients apart that are alike in it
     */
    record Place(String key, long number) {}

    ClientQuery query() {
        return new ClientQuery(search, Status.ALL, sort, false);
    }

    /** What the list is sorted by, in the database; clients without an organisation number come first. */
    String key() {
        return sort == Sort.ORG_NUMBER ? "coalesce(c.org_number, '')" : sort.column;
    }

    Place place(ListedClient client) {
        return new Place(
                switch (sort) {
                    case NAME -> client.name();
                    case ORG_NUMBER -> client.orgNumber() == null ? "" : client.orgNumber();
                    case ERP_CLIENT_NO -> client.erpClientNo();
                    case CLIENT_NUMBER -> Long.toString(client.clientNumber());
                },
                client.clientNumber());
    }
}
