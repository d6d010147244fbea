package no.byraportal.readiness.ui;

import com.vaadin.flow.component.Component;
import no.byraportal.client.Client;
import no.byraportal.identity.CurrentUser;
import no.byraportal.readiness.ReadinessService;
import no.byraportal.settings.ClientSheet;

/** The client page's tab Visma.net. */
@org.springframework.stereotype.Component
class VismaNetSheet implements ClientSheet {

    private final ReadinessService readiness;
    private final CurrentUser currentUser;
    private final java.time.Clock clock;

    VismaNetSheet(ReadinessService readiness, CurrentUser currentUser, java.time.Clock clock) {
        this.readiness = readiness;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "vismanet";
    }

    @Override
    public Component open(Client client) {
        return new LadderPanel(readiness, currentUser::scope, client, clock);
    }
}
