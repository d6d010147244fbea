package no.byraportal.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.byraportal.PortalTest;
import no.byraportal.agent.ImportService.Existing;
import no.byraportal.agent.ImportService.Order;
import no.byraportal.agent.Imported.Outcome;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.InstallationScope;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Drift;
import no.byraportal.settings.DriftDesk.Choice;
import no.byraportal.settings.NumberService;
import no.byraportal.settings.Problem;
import no.byraportal.settings.SavedFirst;
import no.byraportal.settings.Series;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.RuleBroken;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Files come in: new clients begin, known ones are compared, and nothing is overwritten that a person should decide. */
@PortalTest
@Transactional
class ImportServiceTest {

    private final ImportService imports;
    private final VariablesService variables;
    private final DriftService drifts;
    private final NumberService numbers;
    private final SystemService systems;
    private final ClientService clients;
    private final SettingsService settings;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;

    ImportServiceTest(
            ImportService imports,
            VariablesService variables,
            DriftService drifts,
            NumberService numbers,
            SystemService systems,
            ClientService clients,
            SettingsService settings,
            TestBureaus bureaus,
            JdbcClient jdbc) {
        this.imports = imports;
        this.variables = variables;
        this.drifts = drifts;
        this.numbers = numbers;
        this.systems = systems;
        this.clients = clients;
        this.settings = settings;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    private static String company(String id, String clientNumber, String fields) {
        return "  <company>\n    <Id>%s</Id>\n    <ClientID>%s</ClientID>\n%s  </company>\n"
                .formatted(id, clientNumber, fields);
    }

    private static final String STARTS = "<CompanyDueDays>14</CompanyDueDays><StartCustNo>30000</StartCustNo>";

    private static final String DUE_14 = "    <CompanyDueDays>14</CompanyDueDays>\n";

    private static String file(String... companies) {
        StringBuilder listed = new StringBuilder();
        for (String company : companies) {
            String id = company.replaceAll("(?s).*<Id>(.*?)</Id>.*", "$1");
            listed.append("    <VBClient%s>Active</VBClient%s>\n".formatted(id, id));
        }
        return "<variables>\n  <system>\n    <DIUser>webfaktura</DIUser>\n" + listed + "  </system>\n"
                + String.join("", companies) + "</variables>\n";
    }

    private ImportReport take(TestBureau bureau, String file, Order order) {
        try (Spool spool = Spool.of(new ByteArrayInputStream(file.getBytes(UTF_8)))) {
            BureauScope anne = bureaus.scope(bureau.admin());
            return imports.take(anne, bureau.installation().id(), imports.read(anne, spool), order, done -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportReport send(TestBureau bureau, String file) {
        try (Spool spool = Spool.of(new ByteArrayInputStream(file.getBytes(UTF_8)))) {
            return imports.take(agent(bureau), imports.read(agent(bureau), spool), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InstallationScope agent(TestBureau bureau) {
        return Programs.agent(bureau.id(), bureau.installation().id());
    }

    private String given(TestBureau bureau) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            variables.write(
                    agent(bureau), variables.given(agent(bureau)).orElseThrow().version(), bytes);
            return bytes.toString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String rendered(TestBureau bureau, String file) {
        try (Spool spool = Spool.of(new ByteArrayInputStream(file.getBytes(UTF_8)))) {
            VariablesService.Rendered rendered = variables.render(agent(bureau), SpooledFile.read(spool));
            try (Spool written = rendered.spool()) {
                return new String(written.open().readAllBytes(), UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Client client(TestBureau bureau, String number) {
        return clients.clients(agent(bureau), bureau.installation().id(), List.of(number))
                .getFirst();
    }

    private ClientSettings settings(TestBureau bureau, String number) {
        return settings.settings(agent(bureau), client(bureau, number).id());
    }

    private void type(TestBureau bureau, String number, SettingsField field, String value) {
        ClientSettings now = settings(bureau, number);
        settings.change(bureaus.scope(bureau.admin()), now.revision(), now.with(field, value), "");
    }

    @Test
    void newClientsBeginWithWhatTheFileSays() {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", "810001", DUE_14), company("002", "810002", DUE_14));
        ImportReport report = take(bureau, file, Order.ALL);
        assertThat(report.clients())
                .extracting(Imported::erpClientNo, Imported::outcome, Imported::revision)
                .containsExactly(
                        tuple("001", Outcome.CREATED, Optional.of(1)), tuple("002", Outcome.CREATED, Optional.of(1)));
        assertThat(client(bureau, "001").name()).isEqualTo("Klient 001");
        assertThat(SettingsField.DUE_DAYS.in(settings(bureau, "002").document()))
                .contains("14");
        assertThat(given(bureau)).isEqualTo(file);
    }

    @Test
    void thePreviewSaysTheSameAndChangesNothing() {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", "810011", DUE_14));
        assertThat(take(bureau, file, Order.PREVIEW).clients())
                .extracting(Imported::outcome)
                .containsExactly(Outcome.CREATED);
        assertThat(variables.given(agent(bureau))).isEmpty();
        assertThat(systems.settings(agent(bureau), bureau.installation().id())).isEmpty();
        assertThat(take(bureau, file, Order.ALL).clients())
                .extracting(Imported::outcome)
                .containsExactly(Outcome.CREATED);
    }

    @Test
    void theSameFileAgainChangesNothing() {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", "810021", DUE_14));
        take(bureau, file, Order.ALL);
        BureauScope anne = bureaus.scope(bureau.admin());
        int kept = variables.versions(anne, bureau.installation().id(), 0, 10).size();
        assertThat(take(bureau, file, Order.ALL).clients())
                .extracting(Imported::outcome)
                .containsExactly(Outcome.UNCHANGED);
        assertThat(variables.versions(anne, bureau.installation().id(), 0, 10)).hasSize(kept);
        assertThat(settings(bureau, "001").revision()).isEqualTo(1);
    }

    @Test
    void onlyTheChosenOnesBegin() {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", "810031", DUE_14), company("002", "810032", DUE_14));
        Order one = new Order(false, Optional.of(Set.of("002")), Existing.KEEP);
        assertThat(take(bureau, file, one).clients())
                .extracting(Imported::erpClientNo)
                .containsExactly("002");
        assertThat(clients.clients(agent(bureau)))
                .extracting(client -> client.erpClientNo().digits())
                .containsExactly("002");
        assertThat(given(bureau)).isEqualTo(file);
    }

    @Test
    void aClientNumberThatAnotherInstallationHoldsIsRefusedAloneAndTheRestIsTaken() {
        TestBureau other = bureaus.bureau();
        take(other, file(company("001", "810041", DUE_14)), Order.ALL);
        TestBureau bureau = bureaus.bureau();
        String file = file(
                company("001", "810041", DUE_14),
                company("002", "810042", DUE_14),
                company("003", "810042", DUE_14),
                company("004", "", DUE_14),
                company("A5", "810045", DUE_14));
        ImportReport report = take(bureau, file, Order.ALL);
        assertThat(report.clients())
                .extracting(Imported::erpClientNo, Imported::outcome)
                .containsExactly(
                        tuple("001", Outcome.REFUSED),
                        tuple("002", Outcome.CREATED),
                        tuple("003", Outcome.REFUSED),
                        tuple("004", Outcome.REFUSED),
                        tuple("A5", Outcome.REFUSED));
        assertThat(report.clients().stream()
                        .flatMap(client -> client.problems().stream())
                        .map(problem -> problem.key())
                        .filter(key -> key.startsWith("import-")))
                .containsExactly("import-held", "import-held", "import-clientid", "import-id");
        assertThat(given(bureau)).isEqualTo(file);
    }

    @Test
    void aClientNumberIsNeverChangedByAFile() {
        TestBureau bureau = bureaus.bureau();
        take(bureau, file(company("001", "810051", DUE_14)), Order.ALL);
        Imported renumbered =
                send(bureau, file(company("001", "810059", DUE_14))).clients().getFirst();
        assertThat(renumbered.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(client(bureau, "001").clientNumber().value()).isEqualTo(810051);
    }

    @Test
    void aFileOfAnotherBureauIsRefusedWhole() {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", "810061", DUE_14));
        String theirs = file.replace("<system>", "<system><VBSerialNmb>99999999</VBSerialNmb>");
        assertThatThrownBy(() -> take(bureau, theirs, Order.ALL))
                .isInstanceOfSatisfying(
                        RefusedFile.class, e -> assertThat(e.key()).isEqualTo("variables.bureau"));
        assertThat(clients.clients(agent(bureau))).isEmpty();
        jdbc.sql("insert into former_customer_number (bureau_id, customer_number) values (:bureau, '99999999')")
                .param("bureau", bureau.id().toString())
                .update();
        assertThat(take(bureau, theirs, Order.ALL).count(Outcome.CREATED)).isEqualTo(1);
    }

    @Test
    void whatTheAgentOwnsIsTakenOverAndWhatThePortalOwnsStays() {
        TestBureau bureau = bureaus.bureau();
        String watermark = "    <CustTrLasteChDt>20260101</CustTrLasteChDt>\n";
        take(bureau, file(company("001", "810071", watermark + DUE_14)), Order.ALL);
        type(bureau, "001", SettingsField.DUE_DAYS, "21");
        String later = file(company("001", "810071", watermark.replace("0101", "0202") + DUE_14));
        assertThat(send(bureau, later).clients())
                .extracting(Imported::outcome, Imported::revision)
                .containsExactly(tuple(Outcome.CHANGED, Optional.of(2)));
        assertThat(drifts.drifts(
                        bureaus.scope(bureau.admin()), client(bureau, "001").id()))
                .isEmpty();
        assertThat(given(bureau)).isEqualTo(later.replace(">14<", ">21<"));
        assertThat(rendered(bureau, later)).isEqualTo(given(bureau));
    }

    @Test
    void aPortalsValueChangedByHandIsDriftAndIsOverwrittenByNobody() {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", "810081", DUE_14));
        take(bureau, file, Order.ALL);
        String edited = file.replace(">14<", ">99<");
        assertThat(send(bureau, edited).clients()).extracting(Imported::outcome).containsExactly(Outcome.DRIFT);
        assertThat(SettingsField.DUE_DAYS.in(settings(bureau, "001").document()))
                .contains("14");
        assertThat(given(bureau)).isEqualTo(edited);
        assertThat(rendered(bureau, edited)).isEqualTo(edited);
        assertThat(drifts.drifts(
                        bureaus.scope(bureau.admin()), client(bureau, "001").id()))
                .extracting(Drift::field, Drift::agreed, Drift::inFile)
                .containsExactly(tuple("invoicing.dueDays", Optional.of("14"), Optional.of("99")));
    }

    @Test
    void whoeverTakesTheFilesValueMakesItARevision() {
        TestBureau bureau = drifted("810091");
        ClientSettings saved = decide(bureau, Choice.FILE);
        assertThat(saved.revision()).isEqualTo(2);
        assertThat(SettingsField.DUE_DAYS.in(saved.document())).contains("99");
        assertThat(given(bureau)).contains(">99<");
        assertThat(drifts.drifts(
                        bureaus.scope(bureau.admin()), client(bureau, "001").id()))
                .isEmpty();
    }

    @Test
    void whoeverKeepsThePortalsValueMakesItARevisionAndTheNextFileCarriesIt() {
        TestBureau bureau = drifted("810101");
        ClientSettings saved = decide(bureau, Choice.PORTAL);
        assertThat(saved.revision()).isEqualTo(2);
        assertThat(SettingsField.DUE_DAYS.in(saved.document())).contains("14");
        assertThat(given(bureau)).contains(">14<");
        assertThat(settings.revisions(agent(bureau), client(bureau, "001").id(), 9, 1)
                        .getFirst()
                        .diff()
                        .changes())
                .extracting("field", "before", "after")
                .containsExactly(tuple("invoicing.dueDays", "99", "14"));
        assertThat(send(bureau, file(company("001", "810101", DUE_14.replace("14", "99"))))
                        .clients())
                .extracting(Imported::outcome)
                .containsExactly(Outcome.UNCHANGED);
        assertThat(given(bureau)).contains(">14<");
    }

    @Test
    void nobodyDecidesOnWhatSomebodyElseHasChangedSince() {
        TestBureau bureau = drifted("810111");
        type(bureau, "001", SettingsField.VOUCHER_TYPE_INVOICE, "7");
        BureauScope anne = bureaus.scope(bureau.admin());
        assertThatThrownBy(() -> drifts.decide(
                        anne, client(bureau, "001").id(), 1, Map.of("invoicing.dueDays", Choice.FILE), ""))
                .isInstanceOf(SavedFirst.class);
    }

    private TestBureau drifted(String clientNumber) {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", clientNumber, DUE_14));
        take(bureau, file, Order.ALL);
        send(bureau, file.replace(">14<", ">99<"));
        return bureau;
    }

    private ClientSettings decide(TestBureau bureau, Choice choice) {
        BureauScope anne = bureaus.scope(bureau.admin());
        return drifts.decide(
                anne, client(bureau, "001").id(), 1, Map.of("invoicing.dueDays", choice), "Avtalt på telefon.");
    }

    /** The agent wrote revision 2 after the portal had gone on to revision 3: that is late, and no drift. */
    @Test
    void aValueThatThePortalItselfOnceWantedIsNoDrift() {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", "810121", DUE_14));
        take(bureau, file, Order.ALL);
        type(bureau, "001", SettingsField.DUE_DAYS, "21");
        type(bureau, "001", SettingsField.DUE_DAYS, "30");
        send(bureau, file.replace(">14<", ">21<"));
        assertThat(drifts.drifts(
                        bureaus.scope(bureau.admin()), client(bureau, "001").id()))
                .isEmpty();
        assertThat(given(bureau)).contains(">30<");
    }

    /** Back to what the portal wanted before the file last agreed with it: somebody did that by hand. */
    @Test
    void aValueFromBeforeTheLastAgreementIsDrift() {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", "810131", DUE_14));
        take(bureau, file, Order.ALL);
        type(bureau, "001", SettingsField.DUE_DAYS, "21");
        send(bureau, file.replace(">14<", ">21<"));
        send(bureau, file);
        assertThat(drifts.drifts(
                        bureaus.scope(bureau.admin()), client(bureau, "001").id()))
                .extracting(Drift::field)
                .containsExactly("invoicing.dueDays");
    }

    @Test
    void driftThatSomebodyTypedHereTooIsGone() {
        TestBureau bureau = drifted("810201");
        type(bureau, "001", SettingsField.VOUCHER_TYPE_INVOICE, "7");
        assertThat(drifts.drifts(
                        bureaus.scope(bureau.admin()), client(bureau, "001").id()))
                .hasSize(1);
        type(bureau, "001", SettingsField.DUE_DAYS, "99");
        assertThat(drifts.drifts(
                        bureaus.scope(bureau.admin()), client(bureau, "001").id()))
                .isEmpty();
        assertThat(settings.problems(agent(bureau), client(bureau, "001").id())).noneMatch(Problem::isDrift);
    }

    @Test
    void driftThatSomebodyPutRightInTheFileIsGone() {
        TestBureau bureau = drifted("810141");
        send(bureau, file(company("001", "810141", DUE_14)));
        assertThat(drifts.drifts(
                        bureaus.scope(bureau.admin()), client(bureau, "001").id()))
                .isEmpty();
    }

    @Test
    void aClientThatWasSentAndIsMissingNowIsDriftAndNotWrittenAgain() {
        TestBureau bureau = bureaus.bureau();
        String both = file(company("001", "810151", DUE_14), company("002", "810152", DUE_14));
        take(bureau, both, Order.ALL);
        String one = file(company("001", "810151", DUE_14));
        assertThat(send(bureau, one).clients())
                .extracting(Imported::erpClientNo, Imported::outcome)
                .containsExactly(tuple("001", Outcome.UNCHANGED), tuple("002", Outcome.DRIFT));
        assertThat(given(bureau)).isEqualTo(one);
        assertThat(drifts.drifts(
                        bureaus.scope(bureau.admin()), client(bureau, "002").id()))
                .extracting(Drift::field)
                .containsExactly(Drift.MISSING);
    }

    @Test
    void anImportMayTakeTheFilesValuesAsRevisions() {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", "810161", DUE_14));
        take(bureau, file, Order.ALL);
        Order taking = new Order(false, Optional.empty(), Existing.TAKE);
        assertThat(take(bureau, file.replace(">14<", ">30<"), taking).clients())
                .extracting(Imported::outcome, Imported::revision)
                .containsExactly(tuple(Outcome.CHANGED, Optional.of(2)));
        assertThat(SettingsField.DUE_DAYS.in(settings(bureau, "001").document()))
                .contains("30");
    }

    @Test
    void anImportDeactivatesNobody() {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", "810171", DUE_14));
        take(bureau, file, Order.ALL);
        String edited = file.replace(">Active<", ">Inactive<").replace(">14<", ">30<");
        Imported taken = take(bureau, edited, new Order(false, Optional.empty(), Existing.TAKE))
                .clients()
                .getFirst();
        assertThat(taken.problems()).contains(new Problem("active-own-action", "active", "false"));
        SettingsDocument now = settings(bureau, "001").document();
        assertThat(now.active()).isTrue();
        assertThat(SettingsField.DUE_DAYS.in(now)).contains("30");
        assertThat(drifts.drifts(
                        bureaus.scope(bureau.admin()), client(bureau, "001").id()))
                .as("a person decides")
                .extracting(Drift::field)
                .containsExactly("active");
        assertThat(given(bureau)).contains(">Inactive<");
    }

    /** The customers' series is in use, and somebody wrote another start into the file. */
    private TestBureau startedOtherwise(String clientNumber) {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", clientNumber, STARTS));
        take(bureau, file, Order.ALL);
        PersonScope anne = bureaus.scope(bureau.admin());
        numbers.see(anne, client(bureau, "001").id(), Series.CUSTOMER, new SeriesNumber(30_010), "Sett i WebFaktura");
        return bureau;
    }

    @Test
    void anImportThatTakesTheFilesValuesLeavesWhereASeriesInUseStarts() {
        TestBureau bureau = startedOtherwise("810163");
        String file =
                file(company("001", "810163", STARTS.replace(">14<", ">30<").replace("30000", "40000")));
        for (boolean preview : new boolean[] {true, false}) {
            Imported taken = take(bureau, file, new Order(preview, Optional.empty(), Existing.TAKE))
                    .clients()
                    .getFirst();
            assertThat(taken.outcome()).isEqualTo(Outcome.CHANGED);
            assertThat(taken.differs().changes()).extracting("field").containsExactly("invoicing.dueDays");
            assertThat(taken.problems()).contains(new Problem("series-in-use", "numberSeries.customer.start", "40000"));
        }
        SettingsDocument now = settings(bureau, "001").document();
        assertThat(SettingsField.DUE_DAYS.in(now)).contains("30");
        assertThat(SettingsField.CUSTOMER_START.in(now)).contains("30000");
        assertThat(given(bureau)).as("a person looks at it first").contains("40000");
        PersonScope anne = bureaus.scope(bureau.admin());
        String start = "numberSeries.customer.start";
        assertThatThrownBy(() ->
                        drifts.decide(anne, client(bureau, "001").id(), 2, Map.of(start, Choice.FILE), "Fra filen"))
                .isInstanceOfSatisfying(RuleBroken.class, rule -> {
                    assertThat(rule.key()).isEqualTo("series-in-use");
                    assertThat(rule.fields()).containsExactly(start);
                });
        drifts.decide(anne, client(bureau, "001").id(), 2, Map.of(start, Choice.PORTAL), "Serien er i bruk");
        assertThat(given(bureau)).contains("30000").doesNotContain("40000");
    }

    @Test
    void whereNothingElseDiffersTheClientHasDriftedAndNoRevision() {
        TestBureau bureau = startedOtherwise("810164");
        String file = file(company("001", "810164", STARTS.replace("30000", "40000")));
        Imported taken = take(bureau, file, new Order(false, Optional.empty(), Existing.TAKE))
                .clients()
                .getFirst();
        assertThat(taken.outcome()).isEqualTo(Outcome.DRIFT);
        assertThat(taken.revision()).hasValue(1);
        assertThat(settings(bureau, "001").revision()).isOne();
    }

    @Test
    void theInstallationsOwnSettingsHaveRevisionsOfTheirOwn() {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", "810171", DUE_14));
        take(bureau, file, Order.ALL);
        send(bureau, file.replace("webfaktura", "synk"));
        send(bureau, file.replace("webfaktura", "synk").replace(">14<", ">15<"));
        PersonScope anne = bureaus.scope(bureau.admin());
        InstallationId agent = bureau.installation().id();
        assertThat(systems.revisions(anne, agent, Integer.MAX_VALUE, 10))
                .extracting(revision -> revision.settings().erpUser())
                .containsExactly("synk", "webfaktura");
        assertThat(systems.revisions(anne, agent, 2, 10))
                .extracting(SystemRevision::revision)
                .containsExactly(1);
    }

    @Test
    void aClientThatTheInstallationNeverSentIsWrittenAfterTheLast() {
        TestBureau bureau = bureaus.bureau();
        String file = file(company("001", "810181", DUE_14), company("002", "810182", DUE_14));
        take(bureau, file, Order.ALL);
        jdbc.sql("delete from client_file where client_id = :client")
                .param("client", client(bureau, "002").id().toString())
                .update();
        String one = file(company("001", "810181", DUE_14));
        String written = rendered(bureau, one);
        assertThat(written).startsWith(one.substring(0, one.indexOf("  </system>")));
        assertThat(written).contains("    <VBClient002>Active</VBClient002>\n  </system>");
        assertThat(written)
                .contains("  </company>\n  <company>\n    <Id>002</Id>\n    <ClientID>810182</ClientID>\n")
                .contains("    <CompanyDueDays>14</CompanyDueDays>\n")
                .doesNotContain("CustTrLasteChDt")
                .doesNotContain("Pasword")
                .endsWith("  </company>\n</variables>\n");
        assertThat(WholeFile.read(written.getBytes(UTF_8)).erpClientNos()).containsExactly("001", "002");
        send(bureau, one);
        assertThat(given(bureau)).isEqualTo(written);
        PersonScope anne = bureaus.scope(bureau.admin());
        VariablesVersion last =
                variables.versions(anne, bureau.installation().id(), 0, 1).getFirst();
        assertThat(last.direction()).isEqualTo(VariablesVersion.Direction.GIVEN);
        assertThat(variables.part(anne, last, "002"))
                .hasValueSatisfying(part -> assertThat(part)
                        .startsWith("<company>\n    <Id>002</Id>")
                        .endsWith("</company>"));
        assertThat(variables.part(anne, last, "001"))
                .hasValueSatisfying(part -> assertThat(part).doesNotContain("002"));
        assertThat(variables.part(anne, last, "003")).isEmpty();
    }

    @Test
    void whatAFileSaysBetweenTheLinesIsTold() {
        TestBureau bureau = bureaus.bureau();
        String accounts = "<TaxAccountMappings><TaxAccountMapping><TaxGroup>7</TaxGroup><Account>3000</Account>"
                + "</TaxAccountMapping></TaxAccountMappings>";
        String file = file(company(
                        "001",
                        "810191",
                        "<ProdVatPLH>1</ProdVatPLH>" + accounts
                                + "<AdmUsrPasword2>bSF9BS2ieht0j9JhNqqAnQ==</AdmUsrPasword2>"
                                + "<CustTrLasteChDt>20260101</CustTrLasteChDt>"))
                .replace("webfaktura", "Admin")
                .replace("</system>", "<AdmUsrPasword>RR+dp4WywXJ0j9JhNqqAnQ==</AdmUsrPasword></system>");
        ImportReport report = take(bureau, file, Order.PREVIEW);
        assertThat(report.warnings())
                .extracting("key")
                .containsExactlyInAnyOrder("import-nobureau", "import-admin", "import-weak");
        assertThat(report.clients().getFirst().problems())
                .extracting("key", "raw")
                .contains(
                        tuple("import-unmapped", "7"),
                        tuple("import-noaccount", "1"),
                        tuple("import-watermark", "20260101"));
    }
}
