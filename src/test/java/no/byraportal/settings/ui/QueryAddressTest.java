package no.byraportal.settings.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import no.byraportal.settings.ClientQuery;
import no.byraportal.settings.ClientQuery.Sort;
import no.byraportal.settings.ClientQuery.Status;
import org.junit.jupiter.api.Test;

class QueryAddressTest {

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        for (Status status : Status.values()) {
            for (Sort sort : Sort.values()) {
                for (boolean descending : new boolean[] {true, false}) {
                    ClientQuery query = new ClientQuery("Øvre & 100%", status, sort, descending);
                    assertThat(QueryAddress.read(QueryAddress.write(query))).isEqualTo(query);
                }
            }
        }
    }

    @Test
    void theWholeListHasABareAddress() {
        assertThat(QueryAddress.write(ClientQuery.ALL).getQueryString()).isEmpty();
        assertThat(QueryAddress.read(QueryParameters.empty())).isEqualTo(ClientQuery.ALL);
    }

    @Test
    void anAddressHasWordsInIt() {
        ClientQuery query = new ClientQuery("", Status.WAITING, Sort.ORG_NUMBER, true);
        assertThat(QueryAddress.write(query).getQueryString().split("&"))
                .containsExactlyInAnyOrder("status=waiting", "sort=-org-number");
    }

    @Test
    void whatIsNotUnderstoodIsTheDefault() {
        assertThat(QueryAddress.read(
                        QueryParameters.simple(Map.of("status", "c.id; drop", "sort", "-", "search", "", "x", "y"))))
                .isEqualTo(new ClientQuery("", Status.ALL, Sort.NAME, true));
        assertThat(QueryAddress.read(QueryParameters.simple(Map.of("sort", "NAME; --"))))
                .isEqualTo(ClientQuery.ALL);
    }
}
