package no.byraportal.audit.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import no.byraportal.audit.AuditService;
import no.byraportal.audit.AuditService.LoggedClient;
import no.byraportal.audit.LogQuery;
import no.byraportal.audit.LoggedChange;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;

/** Which log one reads: one's bureau's, or the portal's where one belongs to no bureau; asked anew every time. */
record LogReader(AuditService audit, CurrentUser currentUser) {

    boolean isOfBureau() {
        return currentUser.membership().filter(m -> m.bureau() != null).isPresent()
                && currentUser.scope().mayOversee();
    }

    List<LoggedChange> page(LogQuery query, int offset, int limit) {
        return isOfBureau()
                ? audit.page(currentUser.scope(), query, offset, limit)
                : audit.portalPage(query, offset, limit);
    }

    int count(LogQuery query) {
        return isOfBureau() ? audit.count(currentUser.scope(), query) : audit.portalCount(query);
    }

    List<String> kinds() {
        return isOfBureau() ? audit.kinds(currentUser.scope()) : audit.portalKinds();
    }

    /** Empty for whoever reads the portal's. */
    Optional<PersonScope> scope() {
        return isOfBureau() ? Optional.of(currentUser.scope()) : Optional.empty();
    }

    void each(Optional<PersonScope> scope, LogQuery query, Consumer<LoggedChange> reader) {
        scope.ifPresentOrElse(bureau -> audit.each(bureau, query, reader), () -> audit.portalEach(query, reader));
    }

    List<LoggedClient> clients(String search, int offset, int limit) {
        return audit.clients(currentUser.scope(), search, offset, limit);
    }

    Optional<LoggedClient> client(ClientNumber number) {
        return isOfBureau() ? audit.client(currentUser.scope(), number) : Optional.empty();
    }
}
