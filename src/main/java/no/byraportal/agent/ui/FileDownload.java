package no.byraportal.agent.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import no.byraportal.agent.VariablesService;
import no.byraportal.agent.VariablesVersion;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;

/**
 * A file as it went to or came from an installation, byte for byte, for whoever may have it at the moment they ask: the
 * page may have been open since before they lost their role.
 */
final class FileDownload implements DownloadHandler {

    private final transient Supplier<PersonScope> scope;
    private final transient VariablesService variables;
    private final transient VariablesVersion version;

    FileDownload(Supplier<PersonScope> scope, VariablesService variables, VariablesVersion version) {
        this.scope = scope;
        this.variables = variables;
        this.version = version;
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
            AtomicReference<PersonScope> now = new AtomicReference<>();
            event.getUI().accessSynchronously(() -> now.set(scope.get()));
            VariablesVersion file = variables.version(now.get(), version.installation(), version.id());
            event.setFileName(file.fileName());
            event.setContentType("application/xml");
            event.setContentLength(file.size());
            variables.write(now.get(), file, event.getOutputStream());
        } catch (NotAllowed e) {
            event.getResponse().setStatus(HttpStatusCode.FORBIDDEN.getCode());
        } catch (NotFound e) {
            event.getResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
        }
    }
}
