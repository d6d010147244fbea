package no.byraportal.access.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import no.byraportal.access.PeopleService;
import no.byraportal.access.Reach;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.Dates;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Csv;

/** Everyone who can reach a client, as a file, for whoever may read it at the moment they ask. */
final class ReachDownload implements DownloadHandler {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(Dates.OSLO);

    private final transient PeopleService people;
    private final transient CurrentUser currentUser;
    private final transient ClientNumber client;

    ReachDownload(PeopleService people, CurrentUser currentUser, ClientNumber client) {
        this.people = people;
        this.currentUser = currentUser;
        this.client = client;
    }

    Anchor link(String text) {
        Anchor link = new Anchor(this, text);
        link.getElement().setAttribute("download", true);
        link.setRouterIgnore(true);
        return link;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        try {
            AtomicReference<PersonScope> scope = new AtomicReference<>();
            event.getUI().accessSynchronously(() -> scope.set(currentUser.scope()));
            byte[] csv = csv(people.reach(scope.get(), client), event.getUI().getLocale());
            event.setFileName("tilgang-" + client + ".csv");
            event.setContentType("text/csv;charset=UTF-8");
            event.setContentLength(csv.length);
            event.getOutputStream().write(csv);
        } catch (NotAllowed e) {
            event.getResponse().setStatus(HttpStatusCode.FORBIDDEN.getCode());
        } catch (NotFound e) {
            event.getResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
        }
    }

    static byte[] csv(List<Reach> reach, Locale locale) {
        StringBuilder csv = new StringBuilder(Csv.BYTE_ORDER_MARK)
                .append(Texts.text(locale, "users.reach.csv"))
                .append("\r\n");
        reach.forEach(one -> csv.append(Csv.line(List.of(
                one.name(),
                one.email(),
                Texts.text(locale, "users.way." + PeopleAddress.word(one.way())),
                one.at().map(TIME::format).orElse(""),
                one.by(),
                one.reason(),
                one.lastDay().map(LocalDate::toString).orElse("")))));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
