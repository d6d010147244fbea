package no.byraportal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Duration;

/** Warns somebody who has left, and signs them out; the server's own session time-out holds whatever the browser does. */
@Tag("idle-watch")
final class IdleWatch extends Component {

    /** @param gone what to do when nobody answered the warning */
    IdleWatch(Duration idle, Duration warning, Runnable gone) {
        getElement().setProperty("seconds", idle.toSeconds());
        getElement().setProperty("warning", warning.toSeconds());
        getElement().setProperty("heading", getTranslation("idle.title"));
        getElement().setProperty("message", getTranslation("idle.text"));
        getElement().setProperty("stay", getTranslation("idle.stay"));
        getElement().setProperty("leave", getTranslation("menu.signout"));
        getElement().addEventListener("still-here", e -> {
            // the request itself keeps the session alive
        });
        getElement().addEventListener("gone", e -> gone.run());
    }
}
