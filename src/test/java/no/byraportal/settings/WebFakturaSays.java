package no.byraportal.settings;

import no.byraportal.identity.ClientId;
import no.byraportal.identity.Scope;

/** What WebFaktura will say at its own door, for tests and the demo as long as there is none. */
public final class WebFakturaSays {

    private WebFakturaSays() {}

    public static NumberOrder done(NumberService numbers, Scope scope, ClientId client, OrderId order, int next) {
        return numbers.acknowledge(scope, client, order, new SeriesNumber(next));
    }
}
