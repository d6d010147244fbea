package no.byraportal.access.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import no.byraportal.access.PeopleService;
import no.byraportal.access.Reach;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.Csv;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Download;

/** Everyone who can reach a client, as a file. */
final class ReachDownload extends Download<PersonScope> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(Dates.OSLO);

    private final transient PeopleService people;
    private final transient ClientNumber client;

    ReachDownload(PeopleService people, CurrentUser currentUser, ClientNumber client) {
        super(currentUser::scope);
        this.people = people;
        this.client = client;
    }

    @Override
    protected void write(PersonScope asker, DownloadEvent event) throws IOException {
        write(
                event,
                "tilgang-" + client + ".csv",
                csv(people.reach(asker, client), event.getUI().getLocale()));
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
