package no.byraportal.bridge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Stands between a bridge and the real portal, and lets something happen before each call gets there. */
final class Passage implements AutoCloseable {

    private static final Set<String> OF_THE_LINE =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", ":status");

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int portal;
    private final Runnable before;

    private Passage(HttpServer server, int portal, Runnable before) {
        this.server = server;
        this.portal = portal;
        this.before = before;
    }

    static Passage to(int portal, Runnable before) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Passage passage = new Passage(server, portal, before);
        server.createContext("/", passage::pass);
        server.start();
        return passage;
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            before.run();
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + portal + exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> pass(name, values, request::header));
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> pass(name, values, exchange.getResponseHeaders()::add));
            boolean empty = answer.body().length == 0;
            exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Headers {
        void add(String name, String value);
    }

    private static void pass(String name, List<String> values, Headers headers) {
        if (!OF_THE_LINE.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> headers.add(name, value));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
