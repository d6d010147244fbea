package no.byraportal.register;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import no.byraportal.shared.OrgNumber;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The register's open API, asked with little patience: whoever waits can go on by hand. */
@Component
class Enhetsregisteret {

    /** A company takes a few thousand bytes. */
    private static final int LONGEST = 256 * 1024;

    private static final int RETRIES = 2;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final RestClient http;
    private final JsonMapper json;
    private final RetryTemplate again = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(RETRIES)
            .delay(PAUSE)
            .multiplier(2)
            .includes(NoAnswer.ForNow.class)
            .build());

    Enhetsregisteret(
            @Value("${byraportal.enhetsregisteret.url}") String url,
            @Value("${byraportal.enhetsregisteret.timeout}") Duration patience,
            JsonMapper json) {
        // Whoever the register would send us on to is not the one that is configured.
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(Redirect.NEVER)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(patience);
        this.http = RestClient.builder().baseUrl(url).requestFactory(requests).build();
        this.json = json;
    }

    /** @throws NoAnswer when there is none, after a few attempts where another may help */
    Said ask(OrgNumber number) {
        try {
            return again.execute(() -> once(number));
        } catch (RetryException e) {
            throw e.getCause() instanceof NoAnswer none ? none : new NoAnswer(String.valueOf(e.getCause()));
        }
    }

    private Said once(OrgNumber number) {
        try {
            return http.get()
                    .uri("/enheter/{number}", number.digits())
                    .header("Accept", "application/vnd.enhetsregisteret.enhet.v1+json, application/json;q=0.9")
                    .exchange((request, response) -> read(response));
        } catch (ResourceAccessException e) {
            throw new NoAnswer.ForNow(String.valueOf(e.getMessage()));
        }
    }

    private Said read(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        if (status == 429 || status >= 500) {
            throw new NoAnswer.ForNow("status " + status);
        }
        boolean tells = status == 200 || status == 410;
        return new Said(status, tells ? body(response.getBody()) : json.createObjectNode());
    }

    private JsonNode body(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new NoAnswer("more than " + LONGEST + " bytes");
        }
        try {
            JsonNode read = json.readTree(body);
            if (!read.isObject()) {
                throw new NoAnswer("no object");
            }
            return read;
        } catch (JacksonException e) {
            throw new NoAnswer("no JSON");
        }
    }
}
