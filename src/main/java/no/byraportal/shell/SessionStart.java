package no.byraportal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.byraportal.identity.CurrentUser;
import no.byraportal.shared.Texts;
import org.springframework.stereotype.Component;

/** Each new page speaks the person's language, looks as they like it, and says in words when its session has ended. */
@Component
class SessionStart implements VaadinServiceInitListener {

    static final String APPEARANCE = "appearance";

    private final CurrentUser currentUser;
    private final Trouble trouble;

    SessionStart(CurrentUser currentUser, Trouble trouble) {
        this.currentUser = currentUser;
        this.trouble = trouble;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(trouble));
        event.getSource().addUIInitListener(init -> speak(init.getUI()));
        event.getSource().setSystemMessagesProvider(info -> messages(info.getLocale()));
        event.addIndexHtmlRequestListener(this::dress);
    }

    private void speak(UI ui) {
        Locale asked = Optional.ofNullable(com.vaadin.flow.server.VaadinService.getCurrentRequest())
                .map(request -> request.getLocale())
                .orElse(Texts.BOKMAL);
        ui.setLocale(currentUser.language().orElseGet(() -> Texts.spoken(asked)));
    }

    private static SystemMessages messages(Locale locale) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(Texts.text(locale, "session.expired.title"));
        messages.setSessionExpiredMessage(Texts.text(locale, "session.expired.text"));
        messages.setCookiesDisabledNotificationEnabled(true);
        messages.setCookiesDisabledCaption(Texts.text(locale, "session.cookies.title"));
        messages.setCookiesDisabledMessage(Texts.text(locale, "session.cookies.text"));
        messages.setInternalErrorCaption(Texts.text(locale, "trouble.title"));
        messages.setInternalErrorMessage(Texts.text(locale, "trouble.reload"));
        return messages;
    }

    /** The look that was chosen on this machine: light, dark, or as the system has it. */
    private void dress(IndexHtmlResponse response) {
        Locale asked = Texts.spoken(response.getVaadinRequest().getLocale());
        response.getDocument()
                .selectXpath("/html")
                .attr("lang", currentUser.language().orElse(asked).getLanguage());
        Cookie[] cookies = response.getVaadinRequest().getCookies();
        Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(APPEARANCE))
                .map(Cookie::getValue)
                .filter(look -> look.equals("light") || look.equals("dark"))
                .findFirst()
                .ifPresent(look -> response.getDocument().selectXpath("/html").attr("style", "color-scheme:" + look));
    }
}
