package no.byraportal.demo;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A mail server that delivers nothing and shows what it caught, so that a demo never writes to a real person. */
public final class MailCatcher implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final GreenMail smtp;
    private final HttpServer web;
    private final ExecutorService threads;

    private MailCatcher(GreenMail smtp, HttpServer web, ExecutorService threads) {
        this.smtp = smtp;
        this.web = web;
        this.threads = threads;
    }

    /** Starts both doors; port 0 means any free one. */
    public static MailCatcher start(int smtpPort, int webPort) {
        GreenMail smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        var _ = smtp.withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
        smtp.start();
        try {
            HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), webPort), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            MailCatcher catcher = new MailCatcher(smtp, web, threads);
            web.setExecutor(threads);
            web.createContext("/", catcher::answer);
            web.start();
            return catcher;
        } catch (IOException e) {
            smtp.stop();
            throw new UncheckedIOException("Cannot start the mail catcher's web page", e);
        }
    }

    /** All mails so far, the oldest first. */
    public List<CaughtMail> mails() {
        return Arrays.stream(smtp.getReceivedMessages()).map(CaughtMail::of).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<CaughtMail> mails = mails();
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/")) {
                send(exchange, 200, "text/html", MailPages.list(mails));
            } else if (path.equals("/api/mails")) {
                send(exchange, 200, "application/json", JSON.writeValueAsString(mails));
            } else if (path.matches("/mail/[1-9]\\d{0,5}")
                    && Integer.parseInt(path.substring("/mail/".length())) <= mails.size()) {
                int number = Integer.parseInt(path.substring("/mail/".length()));
                send(exchange, 200, "text/html", MailPages.one(mails.get(number - 1)));
            } else {
                send(exchange, 404, "text/plain", "Finnes ikke.\n");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    public String url() {
        return "http://localhost:" + web.getAddress().getPort();
    }

    @Override
    public void close() {
        web.stop(0);
        threads.close();
        smtp.stop();
    }
}
