package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.InstallationScope;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PortalTest
class HistoryServiceTest {

    private static final String SHA256 = "a".repeat(64);

    private final HistoryService history;
    private final SettingsService settings;
    private final TestBureaus bureaus;

    private TestBureau bureau;
    private PersonScope anne;
    private Client laks;

    @SuppressWarnings("NullAway.Init")
    HistoryServiceTest(HistoryService history, SettingsService settings, TestBureaus bureaus) {
        this.history = history;
        this.settings = settings;
        this.bureaus = bureaus;
    }

    @BeforeEach
    void aClient() {
        bureau = bureaus.bureau("Laks AS");
        anne = bureaus.scope(bureau.admin());
        laks = bureau.client(0);
    }

    private ClientSettings now() {
        return settings.settings(anne, laks.id());
    }

    private ClientSettings change(Map<SettingsField, String> values) {
        ClientSettings now = now();
        ClientSettings desired = now;
        for (Map.Entry<SettingsField, String> each : values.entrySet()) {
            desired = desired.with(each.getKey(), each.getValue());
        }
        return settings.change(anne, now.revision(), desired, "Avtalt");
    }

    private SettingsRevision revision(int number) {
        return settings.revisions(anne, laks.id(), number + 1, 1).getFirst();
    }

    @Test
    void atAnyTimeOneRevisionIsInForce() {
        Instant first = revision(1).at();
        change(Map.of(SettingsField.DUE_DAYS, "21"));
        change(Map.of(SettingsField.DUE_DAYS, "22"));
        Instant second = revision(2).at();
        assertThat(history.revision(anne, laks.id(), first.minus(1, ChronoUnit.MICROS)))
                .isEmpty();
        assertThat(history.revision(anne, laks.id(), first)).contains(revision(1));
        assertThat(history.revision(anne, laks.id(), second.minus(1, ChronoUnit.MICROS)))
                .contains(revision(1));
        assertThat(history.revision(anne, laks.id(), second)).contains(revision(2));
        assertThat(history.revision(anne, laks.id(), Instant.now().plusSeconds(60)))
                .contains(revision(3));
    }

    @Test
    void whatAConsumerRanOnAtATimeStaysKnown() {
        InstallationScope agent =
                Programs.agent(bureau.id(), bureau.installation().id());
        change(Map.of(SettingsField.DUE_DAYS, "21"));
        Instant at = Instant.parse("2026-10-14T07:12:00Z");
        settings.acknowledge(agent, laks.id(), new Applied(1, at, SHA256));
        settings.acknowledge(agent, laks.id(), new Applied(2, at.plusSeconds(60), SHA256));
        settings.acknowledge(agent, laks.id(), new Applied(2, at.plusSeconds(60), SHA256));
        assertThat(history.applied(anne, laks.id(), Consumer.AGENT, at.minusSeconds(1)))
                .isEmpty();
        assertThat(history.applied(anne, laks.id(), Consumer.AGENT, at.plusSeconds(59)))
                .contains(new Applied(1, at, SHA256));
        assertThat(history.applied(anne, laks.id(), Consumer.AGENT, at.plusSeconds(60)))
                .contains(new Applied(2, at.plusSeconds(60), SHA256));
        assertThat(history.applied(anne, laks.id(), Consumer.WEBFAKTURA, at.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void anAgentWhoseClockIsAheadRunsOnItFromWhenItSaidSo() {
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
        settings.acknowledge(
                Programs.agent(bureau.id(), bureau.installation().id()), laks.id(), new Applied(1, tomorrow, SHA256));
        assertThat(history.applied(
                        anne, laks.id(), Consumer.AGENT, Instant.now().plusSeconds(5)))
                .hasValueSatisfying(applied -> assertThat(applied.appliedAt()).isBefore(tomorrow));
    }

    @Test
    void anOldRevisionComesBackButForTheNumbersAndWhetherTheClientIsActive() {
        change(Map.of(
                SettingsField.DUE_DAYS, "21",
                SettingsField.VAT_PLH, "3;31",
                SettingsField.FOOTER, "Hilsen oss",
                SettingsField.CUSTOMER_START, "20000",
                SettingsField.CUSTOMER_END, "29999",
                SettingsField.INVOICE_START, "500",
                SettingsField.CREDIT_NOTE_START, "900000"));
        ClientSettings second = now();
        change(Map.of(
                SettingsField.DUE_DAYS, "30",
                SettingsField.VAT_PLH, "4",
                SettingsField.FOOTER, "",
                SettingsField.CUSTOMER_START, "50000",
                SettingsField.CUSTOMER_END, "",
                SettingsField.INVOICE_START, "7000",
                SettingsField.CREDIT_NOTE_START, "0"));
        ClientSettings third = now();

        ClientSettings back = history.restore(anne, laks.id(), 3, 2, "Feil mal ble brukt.");

        assertThat(back.revision()).isEqualTo(4);
        for (SettingsField field : SettingsField.values()) {
            ClientSettings expected = field.path().startsWith("numberSeries.") ? third : second;
            assertThat(field.in(back.document())).as(field.path()).isEqualTo(field.in(expected.document()));
        }
        assertThat(now()).isEqualTo(back);
        assertThat(revision(4).restored()).contains(2);
        assertThat(revision(4).reason()).contains("Feil mal ble brukt.");
        assertThat(revision(4).diff()).isEqualTo(SettingsDiff.between(third.document(), back.document()));
        assertThat(history.restore(anne, laks.id(), 4, 2, "igjen").revision())
                .as("what is so already")
                .isEqualTo(4);
    }

    @Test
    void whatWasNotGivenOrNotRightThenStaysAsItIsAndIsNamed() {
        SettingsDocument unknown = SettingsDocument.judging(true, Map.of(SettingsField.DUE_DAYS, "fjorten"));
        SettingsDocument known = unknown.with(SettingsField.DUE_DAYS, "14").with(SettingsField.SWIFT, "DNBANOKK");
        SettingsDocument typed = known.with(SettingsField.PLAN, "30");
        ClientSettings now = now().desiring(typed);
        assertThat(Restoration.of(now, unknown).desired().document()).isEqualTo(typed.with(SettingsField.SWIFT, ""));
        assertThat(Restoration.of(now, unknown).kept()).containsExactly(SettingsField.PLAN, SettingsField.DUE_DAYS);
        assertThat(Restoration.of(now, known).kept()).containsExactly(SettingsField.PLAN);
    }

    @Test
    void comingBackToTheDemoNeedsAReasonAsEver() {
        change(Map.of(SettingsField.PLAN, "99"));
        change(Map.of(SettingsField.PLAN, "30"));
        assertThatThrownBy(() -> history.restore(anne, laks.id(), 3, 2, " ")).isInstanceOf(RuleBroken.class);
        assertThat(history.restore(anne, laks.id(), 3, 2, "Prøver igjen").revision())
                .isEqualTo(4);
    }

    @Test
    void whoRestoresSecondIsTold() {
        change(Map.of(SettingsField.DUE_DAYS, "21"));
        change(Map.of(SettingsField.DUE_DAYS, "22"));
        assertThatThrownBy(() -> history.restore(anne, laks.id(), 2, 1, "")).isInstanceOf(SavedFirst.class);
        assertThat(now().revision()).isEqualTo(3);
    }

    @Test
    void whoMayNotChangeMayNotRestoreAndOthersSeeNothing() {
        change(Map.of(SettingsField.DUE_DAYS, "21"));
        PersonScope leif = bureaus.scope(bureau.manager());
        assertThat(history.restoration(leif, laks.id(), 1).desired().revision()).isEqualTo(2);
        assertThatThrownBy(() -> history.restore(leif, laks.id(), 2, 1, "")).isInstanceOf(NotAllowed.class);
        PersonScope other = bureaus.scope(bureaus.bureau("Sei AS").admin());
        assertThatThrownBy(() -> history.restore(other, laks.id(), 2, 1, "")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> history.revision(other, laks.id(), Instant.now()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> history.applied(other, laks.id(), Consumer.AGENT, Instant.now()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> history.restore(anne, laks.id(), 2, 9, "")).isInstanceOf(NotFound.class);
    }
}
