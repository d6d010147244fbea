package no.byraportal.bureau;

import com.vaadin.flow.component.Component;

/** A section of *Byråinnstillinger* that a higher room fills; whoever opens the page oversees the bureau. */
public interface BureauSheet {

    /** What there is to see and do, for the signed-in person, as it is now. */
    Component open();
}
