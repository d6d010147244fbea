package no.byraportal.agent.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.util.function.Supplier;
import no.byraportal.agent.VariablesService;
import no.byraportal.agent.VariablesVersion;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.ui.Download;

/** A file as it went to or came from an installation, byte for byte. */
final class FileDownload extends Download<PersonScope> {

    private final transient VariablesService variables;
    private final transient VariablesVersion version;

    FileDownload(Supplier<PersonScope> scope, VariablesService variables, VariablesVersion version) {
        super(scope);
        this.variables = variables;
        this.version = version;
    }

    @Override
    protected void write(PersonScope asker, DownloadEvent event) throws IOException {
        VariablesVersion file = variables.version(asker, version.installation(), version.id());
        event.setFileName(file.fileName());
        event.setContentType("application/xml");
        event.setContentLength(file.size());
        variables.write(asker, file, event.getOutputStream());
    }
}
