package no.byraportal.audit.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import no.byraportal.audit.LogQuery;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.Dates;
import no.byraportal.shared.NotAllowed;
import org.springframework.security.access.AccessDeniedException;

/** What the list shows, as a file, for whoever may read it at the moment they ask. */
final class LogDownload implements DownloadHandler {

    private final transient LogReader log;
    private final transient Supplier<LogQuery> query;

    LogDownload(LogReader log, Supplier<LogQuery> query) {
        this.log = log;
        this.query = query;
    }

    Anchor link(String text) {
        Anchor link = new Anchor(this, text);
        link.getElement().setAttribute("download", true);
        link.setRouterIgnore(true);
        return link;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            UI ui = event.getUI();
            // It is the tab that has chosen a bureau; its turn is over before the reading begins.
            AtomicReference<Optional<PersonScope>> scope = new AtomicReference<>(Optional.empty());
            ui.accessSynchronously(() -> scope.set(log.scope()));
            log.each(scope.get(), query.get(), new LogCsv(file, ui.getLocale())::write);
            event.setFileName("endringslogg-" + LocalDate.now(Dates.OSLO) + ".csv");
            event.setContentType("text/csv;charset=UTF-8");
            event.setContentLength(file.size());
            file.writeTo(event.getOutputStream());
        } catch (NotAllowed | AccessDeniedException e) {
            event.getResponse().setStatus(HttpStatusCode.FORBIDDEN.getCode());
        }
    }
}
