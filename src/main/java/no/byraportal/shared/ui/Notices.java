package no.byraportal.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;

/** What the portal says in passing: done (goes by itself), our fault (stays), and banners within a page. */
public final class Notices {

    private static final int DONE_MILLISECONDS = 4000;

    private Notices() {}

    public static void done(String text) {
        Notification notice = new Notification(text, DONE_MILLISECONDS, Position.BOTTOM_END);
        notice.addClassName("done");
        notice.open();
    }

    /** Stays until it is closed. */
    public static void trouble(String text) {
        Notification notice = new Notification();
        notice.setDuration(0);
        notice.setPosition(Position.BOTTOM_END);
        notice.setAssertive(true);
        notice.addClassName("trouble");
        Button close = new Button(notice.getTranslation("action.close"), e -> notice.close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        Div body = new Div(Icon.CIRCLE_ALERT.create(), new Span(text), close);
        body.addClassName("notice-row");
        notice.add(body);
        notice.open();
    }

    /** A banner within a page. */
    public static Div banner(Kind kind, Component... content) {
        Icon icon = switch (kind) {
            case BAD -> Icon.CIRCLE_ALERT;
            case WARN -> Icon.TRIANGLE_ALERT;
            case OK -> Icon.CIRCLE_CHECK;
            case INFO -> Icon.INFO;
        };
        Div banner = new Div(icon.create(), new Div(content));
        banner.addClassNames("notice", kind.name().toLowerCase(java.util.Locale.ROOT));
        return banner;
    }

    /** How grave a banner is. */
    public enum Kind {
        BAD,
        WARN,
        OK,
        INFO
    }
}
