package no.byraportal.report.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.util.function.Supplier;
import no.byraportal.identity.PersonScope;
import no.byraportal.report.Report;
import no.byraportal.report.ReportId;
import no.byraportal.report.ReportService;
import no.byraportal.shared.ui.Download;

/** A report's file. */
final class ReportDownload extends Download<PersonScope> {

    private final transient ReportService reports;
    private final transient ReportId id;

    ReportDownload(ReportService reports, Supplier<PersonScope> asker, ReportId id) {
        super(asker);
        this.reports = reports;
        this.id = id;
    }

    @Override
    protected void write(PersonScope asker, DownloadEvent event) throws IOException {
        Report report = reports.report(asker, id);
        event.setFileName(report.fileName(event.getUI().getLocale()));
        event.setContentType(report.format().mediaType());
        event.setContentLength(report.size());
        reports.write(asker, id, event.getOutputStream());
    }
}
