package no.byraportal.demo;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import no.byraportal.ApiCaller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A program outside the portal that the demo plays: it asks at its door over HTTP, again and again. */
abstract class Simulated implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Simulated.class);

    private static final int SECONDS_BETWEEN = 1;

    private final ApiCaller portal;
    private final String door;
    private final String token;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    /** @param door where all its calls begin */
    Simulated(int port, String door, String token) {
        this.portal = new ApiCaller(port);
        this.door = door;
        this.token = token;
    }

    final void begin() {
        var _ = clock.scheduleWithFixedDelay(this::turn, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    private void turn() {
        try {
            ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError e) {
            // As a real one would: the next turn tries again.
            LOG.warn("{} was not served", getClass().getSimpleName(), e);
        }
    }

    /** Asks what is new, and answers. */
    abstract void ask() throws Exception;

    final HttpResponse<byte[]> read(String path, String... headers) throws Exception {
        return answered(portal.get(door + path, token, headers));
    }

    final void say(String verb, String path, JsonNode body) throws Exception {
        answered(portal.send(
                verb,
                door + path,
                token,
                BodyPublishers.ofString(body.toString()),
                "Content-Type",
                "application/json"));
    }

    private static HttpResponse<byte[]> answered(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.request().uri() + " answered " + answer.statusCode());
        }
        return answer;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        portal.close();
    }
}
