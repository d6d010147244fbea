package no.byraportal.shared.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import org.springframework.security.access.AccessDeniedException;

/**
 * A file for whoever may have it at the moment they ask: the page may have been open since before they lost their role.
 *
 * @param <S> as whom they ask
 */
public abstract class Download<S> implements DownloadHandler {

    private final transient Supplier<S> asker;

    protected Download(Supplier<S> asker) {
        this.asker = asker;
    }

    public final Anchor link(String text) {
        Anchor link = new Anchor(this, text);
        link.getElement().setAttribute("download", true);
        link.setRouterIgnore(true);
        return link;
    }

    @Override
    public final void handleDownloadRequest(DownloadEvent event) throws IOException {
        try {
            // It is the tab that has chosen a bureau; its turn is over before the reading begins.
            AtomicReference<S> now = new AtomicReference<>();
            event.getUI().accessSynchronously(() -> now.set(asker.get()));
            write(now.get(), event);
        } catch (NotAllowed | AccessDeniedException e) {
            event.getResponse().setStatus(HttpStatusCode.FORBIDDEN.getCode());
        } catch (NotFound e) {
            event.getResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
        }
    }

    /** Names the file, and writes it. */
    protected abstract void write(S asker, DownloadEvent event) throws IOException;

    /** A whole file of comma-separated values. */
    protected static void write(DownloadEvent event, String name, byte[] csv) throws IOException {
        event.setFileName(name);
        event.setContentType("text/csv;charset=UTF-8");
        event.setContentLength(csv.length);
        event.getOutputStream().write(csv);
    }
}
