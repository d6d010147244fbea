package no.byraportal.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Numbers that are in use are ordered and observed, never set. */
@PortalTest
class NumberServiceTest {

    private final NumberService numbers;
    private final SettingsService settings;
    private final KnownFactsService facts;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private TestBureau bureau;
    private PersonScope anne;
    private Client laks;

    @SuppressWarnings("NullAway.Init")
    NumberServiceTest(
            NumberService numbers,
            SettingsService settings,
            KnownFactsService facts,
            TestBureaus bureaus,
            JdbcClient jdbc) {
        this.numbers = numbers;
        this.settings = settings;
        this.facts = facts;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    /** Customers from 30 000 to 39 999, invoices from 1 and credit notes from 500 000; the ERP has 10 000 to 19 999. */
    @BeforeEach
    void aClientWithThreeSeries() {
        byte[] file = """
                <VariablesRoot><system><VBClient001>Active</VBClient001></system>
                <company><Id>001</Id><StartCustNo>30000</StartCustNo><StartInvoice>1</StartInvoice>
                <StartCreditNote>500000</StartCreditNote><CompanyDueDays>14</CompanyDueDays></company>
                </VariablesRoot>""".getBytes(UTF_8);
        bureau = bureaus.bureau(file, "Laks AS");
        laks = bureau.client(0);
        anne = bureaus.scope(bureau.admin());
        facts.tell(anne, laks.id(), ToldFacts.of((ObjectNode)
                JsonMapper.shared().readTree("{\"customerRanges\": [{\"from\": 10000, \"to\": 19999}]}")));
        type(SettingsField.CUSTOMER_END, "39999");
    }

    private ClientSettings now() {
        return settings.settings(anne, laks.id());
    }

    private ClientSettings type(SettingsField field, String text) {
        return settings.change(anne, now().revision(), now().with(field, text), "Avtalt");
    }

    private NumberOrder order(Series series, int atLeast) {
        return numbers.order(anne, laks.id(), series, new SeriesNumber(atLeast), "Ny serie");
    }

    private void see(Series series, int number) {
        numbers.see(anne, laks.id(), series, new SeriesNumber(number), "Sett i WebFaktura");
    }

    private static void refused(ThrowingCallable what, String field, String key, Object... arguments) {
        assertThatThrownBy(what).isInstanceOfSatisfying(FieldRefused.class, refused -> {
            assertThat(refused.reasons()).containsOnlyKeys(field);
            InvalidValue reason = refused.reasons().values().iterator().next();
            assertThat(reason.key()).isEqualTo(key);
            assertThat(List.of(reason.arguments())).containsAll(List.of(arguments));
        });
    }

    private void inUse(SettingsField start) {
        int revision = now().revision();
        ClientSettings moved = now().with(start, "700000").dueIn(new DueDays(77));
        assertThatThrownBy(() -> settings.change(anne, revision, moved, "Flytt"))
                .isInstanceOfSatisfying(RuleBroken.class, rule -> {
                    assertThat(rule.key()).isEqualTo("series-in-use");
                    assertThat(rule.fields()).containsExactly(start.path());
                });
        assertThatThrownBy(() -> settings.decide(anne, revision, moved, List.of(), "Fra filen"))
                .isInstanceOf(RuleBroken.class);
        assertThat(now().revision()).as("nothing is half saved").isEqualTo(revision);
    }

    @Test
    void anOrderWaitsUntilWebFakturaHasCarriedItOut() {
        NumberOrder order = order(Series.INVOICE, 20_001);
        assertThat(order.isWaiting()).isTrue();
        assertThat(order.by()).isEqualTo(anne.actor());
        assertThat(numbers.orders(anne, laks.id())).containsExactly(order);
        type(SettingsField.INVOICE_START, "2");

        NumberOrder done =
                numbers.acknowledge(Programs.webFaktura(), laks.clientNumber(), order.id(), new SeriesNumber(20_500));
        assertThat(done.isWaiting()).isFalse();
        assertThat(numbers.orders(anne, laks.id())).containsExactly(done);
        assertThat(numbers.acknowledge(
                        Programs.webFaktura(), laks.clientNumber(), order.id(), new SeriesNumber(30_000)))
                .as("told again")
                .isEqualTo(done);
        inUse(SettingsField.INVOICE_START);
        type(SettingsField.CREDIT_NOTE_START, "600000");
    }

    @Test
    void webFakturaDoesNotAcknowledgeLessThanWasOrderedNorWhatWasNot() {
        NumberOrder order = order(Series.INVOICE, 20_001);
        refused(
                () -> numbers.acknowledge(
                        Programs.webFaktura(), laks.clientNumber(), order.id(), new SeriesNumber(20_000)),
                "next",
                "numberorder.next");
        assertThatThrownBy(() -> numbers.acknowledge(
                        Programs.webFaktura(), laks.clientNumber(), OrderId.random(), new SeriesNumber(1)))
                .isInstanceOf(NotFound.class);
        assertThat(numbers.orders(anne, laks.id()).getFirst().isWaiting()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Series.class)
    void aNumberThatSomebodyHasSeenUsedMakesTheStartHistory(Series series) {
        see(series, 501_000);
        inUse(series.start());
        assertThat(numbers.inUse(anne, List.of(laks.id()))).isEqualTo(Map.of(laks.id(), Set.of(series)));
        assertThat(numbers.numbering(anne, now()).next(series)).isEqualTo(501_001);
        settings.change(anne, now().revision(), now().dueIn(new DueDays(30)), "");
    }

    @Test
    void theHighestNumberOnlyRises() {
        see(Series.INVOICE, 100);
        refused(() -> see(Series.INVOICE, 100), "number", "numberseen.lower", "100");
        refused(() -> see(Series.INVOICE, 99), "number", "numberseen.lower");
        see(Series.INVOICE, 101);
        refused(() -> see(Series.CUSTOMER, 29_999), "number", "numberseen.beforestart", "30\u00A0000");
        assertThat(numbers.numbering(anne, now()).use(Series.INVOICE).seen())
                .hasValueSatisfying(seen -> assertThat(seen.number().value()).isEqualTo(101));
    }

    @Test
    void noOrderIsLowerThanWhatIsKnownToBeUsedOrOrdered() {
        refused(() -> order(Series.CUSTOMER, 29_999), "atLeast", "numberorder.lower", "30\u00A0000");
        see(Series.INVOICE, 100);
        refused(() -> order(Series.INVOICE, 100), "atLeast", "numberorder.lower", "101");
        order(Series.INVOICE, 101);
        order(Series.INVOICE, 300);
        refused(() -> order(Series.INVOICE, 299), "atLeast", "numberorder.lower", "300");
        order(Series.INVOICE, 300);
    }

    @ParameterizedTest
    @CsvSource({"CUSTOMER, 40000, numberorder.end", "INVOICE, 400001, series.both", "INVOICE, 599999, series.both"})
    void noOrderGivesANumberTwice(Series series, int atLeast, String key) {
        refused(() -> order(series, atLeast), "atLeast", key);
        assertThat(numbers.orders(anne, laks.id())).isEmpty();
    }

    @Test
    void aSharedSeriesHasNoNumbersOfItsOwn() {
        type(SettingsField.CREDIT_NOTE_START, "0");
        refused(() -> order(Series.CREDIT_NOTE, 20_001), "atLeast", "numberorder.shared");
        refused(() -> see(Series.CREDIT_NOTE, 20_001), "number", "numberorder.shared");
    }

    @Test
    void nothingIsOrderedOrNotedWithoutAReason() {
        SeriesNumber number = new SeriesNumber(20_001);
        assertThatThrownBy(() -> numbers.order(anne, laks.id(), Series.INVOICE, number, " "))
                .isInstanceOf(RuleBroken.class);
        assertThatThrownBy(() -> numbers.see(anne, laks.id(), Series.INVOICE, number, ""))
                .isInstanceOf(RuleBroken.class);
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER_START, 12400, numberSeries.customer.start, series.taken, 12 400",
        "CUSTOMER_START, 5000, numberSeries.customer.start, series.reaches, 10 000",
        "CUSTOMER_START, 40000, numberSeries.customer.start, series.afterend, 39 999",
        "CUSTOMER_END, 29999, numberSeries.customer.end, series.end, 30 000",
        "INVOICE_START, 400001, numberSeries.invoice.start, series.both, 500 000",
        "CREDIT_NOTE_START, 100000, numberSeries.creditNote.start, series.both, 100 000"
    })
    void whatWouldGiveANumberTwiceIsNotTyped(SettingsField field, String text, String place, String key, String named) {
        int revision = now().revision();
        ClientSettings typed = now().with(field, text);
        String number = named.replace(' ', '\u00A0');
        refused(() -> settings.change(anne, revision, typed, "Avtalt"), place, key, number);
        refused(
                () -> settings.brought(anne, typed, SettingsDiff.between(now().document(), typed.document())),
                place,
                key);
        assertThat(now().revision()).isEqualTo(revision);
    }

    @Test
    void aCollisionThatIsThereAlreadyStandsInNobodysWay() {
        facts.tell(anne, laks.id(), ToldFacts.of((ObjectNode)
                JsonMapper.shared().readTree("{\"customerRanges\": [{\"from\": 30000, \"to\": 30999}]}")));
        assertThat(settings.problems(anne, laks.id())).extracting(Problem::key).contains("series.inside-erp");
        type(SettingsField.DUE_DAYS, "30");
        type(SettingsField.CUSTOMER_END, "38000");
        type(SettingsField.CUSTOMER_START, "31000");
        assertThat(settings.problems(anne, laks.id())).extracting(Problem::key).doesNotContain("series.inside-erp");
    }

    @Test
    void whatIsOrderedIsJudgedWithTheRestAndTold() {
        see(Series.CREDIT_NOTE, 900_000);
        order(Series.INVOICE, 400_000);
        assertThat(settings.problems(anne, laks.id())).extracting(Problem::key).doesNotContain("series.meet");
        see(Series.INVOICE, 500_000);
        assertThat(settings.problems(anne, laks.id()))
                .contains(new Problem("series.meet", "numberSeries.creditNote.start", "500000"));
        assertThat(jdbc.sql("select action from audit_log where subject_id = :client order by id desc limit 3")
                        .param("client", laks.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("number.seen", "number.ordered", "number.seen");
    }

    @Test
    void whatIsFartherOffIsAWarningOfWhoeverChangesIt() {
        ClientSettings typed = now().with(SettingsField.CREDIT_NOTE_START, "700000");
        assertThat(settings.brought(anne, typed, SettingsDiff.between(now().document(), typed.document())))
                .contains(new Problem("series.meet-later", "numberSeries.creditNote.start", "700000"));
        assertThat(settings.problems(anne, laks.id())).extracting(Problem::key).doesNotContain("series.meet-later");
    }
}
