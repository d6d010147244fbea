package no.byraportal.identity;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/** Only our own scripts run, each with the request's nonce; Vaadin's client needs {@code unsafe-eval} until 25.4. */
final class ContentSecurityPolicy implements HeaderWriter {

    private static final String NONCE = ContentSecurityPolicy.class.getName() + ".nonce";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        request.setAttribute(NONCE, nonce);
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self' 'unsafe-eval' 'nonce-" + nonce
                        + "'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
                        + " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
                        + " frame-ancestors 'none'");
    }

    /** Puts the nonce on the scripts of the page that carries it. */
    @Component
    static final class Nonces implements VaadinServiceInitListener, IndexHtmlRequestListener {

        @Override
        public void serviceInit(ServiceInitEvent event) {
            event.addIndexHtmlRequestListener(this);
        }

        @Override
        public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
            Object nonce = response.getVaadinRequest().getAttribute(NONCE);
            if (nonce != null) {
                response.getDocument().select("script").attr("nonce", nonce.toString());
            }
        }
    }
}
