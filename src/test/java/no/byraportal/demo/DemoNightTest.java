package no.byraportal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Whoever tries the demo sees a client that outgrows its plan, without waiting for a night. */
@PortalTest
@Transactional
class DemoNightTest {

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final DemoNight night;
    private final JdbcClient jdbc;

    DemoNightTest(DemoNight night, JdbcClient jdbc) {
        this.night = night;
        this.jdbc = jdbc;
    }

    private List<String> outgrown() {
        return jdbc.sql("""
                        select c.name from settings_problem p join client c on c.id = p.client_id
                        join bureau b on b.id = c.bureau_id and b.customer_number = '90000001'
                        where p.problem = 'plan.outgrown' order by c.name""").query((row, n) -> row.getString("name")).list();
    }

    @Test
    void aClientOfTheDemoHasAPlanThatIsTooSmall() {
        night.pass();
        assertThat(outgrown()).contains("Havbris Maritim AS");
        long clientNumber = jdbc.sql("select client_number from client where name = 'Havbris Maritim AS'")
                .query(Long.class)
                .single();
        tab.signIn(DemoPerson.of("kari@fjordregnskap.example"));
        tab.open("klienter/" + clientNumber);
        assertThat(tab.text().replace('\u00a0', ' ')).contains("er for lite: ");
        tab.open("klienter?status=problem&search=Havbris");
        assertThat(tab.text()).contains("Havbris Maritim AS");
        tab.open("abonnement");
        assertThat(tab.text()).contains("Havbris Maritim AS");
    }
}
