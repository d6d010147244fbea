package no.byraportal.audit.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import no.byraportal.audit.LogQuery;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Download;

/** What the list shows, as a file. */
final class LogDownload extends Download<Optional<PersonScope>> {

    private final transient LogReader log;
    private final transient Supplier<LogQuery> query;

    LogDownload(LogReader log, Supplier<LogQuery> query) {
        super(log::scope);
        this.log = log;
        this.query = query;
    }

    @Override
    protected void write(Optional<PersonScope> asker, DownloadEvent event) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        log.each(asker, query.get(), new LogCsv(file, event.getUI().getLocale())::write);
        write(event, "endringslogg-" + LocalDate.now(Dates.OSLO) + ".csv", file.toByteArray());
    }
}
