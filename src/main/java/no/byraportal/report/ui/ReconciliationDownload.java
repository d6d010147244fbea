package no.byraportal.report.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import no.byraportal.identity.PersonScope;
import no.byraportal.report.Billed;
import no.byraportal.report.Format;
import no.byraportal.report.ReconciliationService;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Download;

/** What was compared, as a file. */
final class ReconciliationDownload extends Download<PersonScope> {

    private final transient ReconciliationService reconciliations;
    private final YearMonth month;
    private final transient List<Billed> billed;
    private final Format format;

    ReconciliationDownload(
            ReconciliationService reconciliations,
            Supplier<PersonScope> asker,
            YearMonth month,
            List<Billed> billed,
            Format format) {
        super(asker);
        this.reconciliations = reconciliations;
        this.month = month;
        this.billed = billed;
        this.format = format;
    }

    @Override
    protected void write(PersonScope asker, DownloadEvent event) throws IOException {
        Locale language = event.getUI().getLocale();
        event.setFileName(Texts.text(language, "report.reconciliation") + " " + month + "." + format.ending());
        event.setContentType(format.mediaType());
        reconciliations.write(asker, month, billed, format, language, event.getOutputStream());
    }
}
