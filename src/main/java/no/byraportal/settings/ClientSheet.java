package no.byraportal.settings;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import no.byraportal.client.Client;

/** A tab of the client page that a higher room fills; nobody opens it who may not see the client. */
public interface ClientSheet {

    /** Which of the page's tabs, as in its address: {@code vismanet}. */
    String address();

    /** What there is to see and do, for the signed-in person, as it is now. */
    Component open(Client client);

    /** Its line on the client's checklist, beside what people tick themselves. */
    default Optional<Component> line(Client client) {
        return Optional.empty();
    }
}
