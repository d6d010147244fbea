package no.byraportal.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.agent.AgentStatus;
import no.byraportal.agent.AgentStatus.Gateway;
import no.byraportal.agent.AgentStatus.Product;
import no.byraportal.agent.Heartbeat;
import no.byraportal.agent.Version;
import no.byraportal.bureau.Licence;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.ClientId;
import no.byraportal.readiness.Answer.Matter;
import no.byraportal.readiness.Answer.Said;
import no.byraportal.readiness.Standing.Other;
import no.byraportal.settings.FactSource;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.KnownFacts.Known;
import no.byraportal.shared.Actor;
import no.byraportal.shared.OrgNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What each step asks for, from what is known. */
class LadderTest {

    private static final Instant NOW = Instant.parse("2026-10-14T09:12:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, java.time.ZoneOffset.UTC);
    private static final Actor KARI = new Actor("kari", "Kari Nordvik");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A client that is ready at every step, and then not at one. */
    private static final class Case {
        private Optional<OrgNumber> orgNumber = Optional.of(new OrgNumber("123456785"));
        private @Nullable Heartbeat heard = beat(Product.VISMA_BUSINESS, "12.10", "2.2.14", Gateway.CONNECTED, NOW);
        private @Nullable Licence licence =
                new Licence(Licence.Kind.VISMA_NET, LocalDate.parse("2026-01-01"), Optional.empty());
        private final Map<String, Known> facts = new java.util.HashMap<>();
        private Optional<Other> sameNumber = Optional.empty();
        private Optional<Other> sameId = Optional.empty();
        private int people = 1;
        private final Map<Matter, Answer> answers = new EnumMap<>(Matter.class);

        Case() {
            fact("orgNumber", NODES.stringNode("123456785"));
            fact("vismaNetCompanyId", NODES.stringNode("1840227"));
            fact("exportedForWebFaktura", NODES.booleanNode(true));
            say(Said.CREATED);
            say(Said.TIED);
            say(Said.UPDATED);
        }

        Case fact(String path, @Nullable JsonNode value) {
            return fact(path, value, FactSource.ERP);
        }

        Case fact(String path, @Nullable JsonNode value, FactSource source) {
            if (value == null) {
                facts.remove(path);
            } else {
                facts.put(path, new Known(value, source, new Actor("agent", "VB-ASP-01"), NOW));
            }
            return this;
        }

        Case say(Said said) {
            answers.put(said.matter(), new Answer(said, "Avklart med Visma", NOW, KARI));
            return this;
        }

        Case unsaid(Matter matter) {
            answers.remove(matter);
            return this;
        }

        Case heard(@Nullable Heartbeat beat) {
            heard = beat;
            return this;
        }

        Ladder ladder() {
            return new Standing(
                            ClientId.random(),
                            new ClientNumber(2044),
                            "Lofoten Kystservice AS",
                            orgNumber,
                            "VB-ASP-01",
                            Optional.ofNullable(heard),
                            Optional.ofNullable(licence),
                            Company.of(new KnownFacts(facts)),
                            sameNumber,
                            Optional.empty(),
                            sameId,
                            people,
                            answers)
                    .ladder(CLOCK);
        }

        /** The one step that is not behind, and what was found there. */
        Finding finding(Step step) {
            Ladder ladder = ladder();
            Finding found = ladder.at(step).finding();
            assertThat(ladder.stands()).isEqualTo(found.isBehind() ? Step.THROUGH : step);
            return found;
        }
    }

    private static Heartbeat beat(Product product, String erp, String agent, Gateway gateway, Instant at) {
        return new Heartbeat(
                new AgentStatus(
                        new Version(agent),
                        new AgentStatus.Erp(product, new Version(erp)),
                        new AgentStatus.Opg(gateway, Optional.of(new Version("4.12"))),
                        Optional.of(true)),
                at,
                Optional.empty());
    }

    @Test
    void aClientThatIsReadyAtEveryStepIsThrough() {
        Ladder ladder = new Case().ladder();
        assertThat(ladder.stands()).isEqualTo(Step.THROUGH);
        assertThat(ladder.stopping()).isEmpty();
        assertThat(ladder.behind()).isEqualTo(10);
        assertThat(ladder.rungs().stream().map(rung -> rung.finding().step())).containsExactlyElementsOf(Step.RUNGS);
    }

    @Test
    void everyFindingBelongsToAStepAndEveryStepCanBeDone() {
        Set<Step> done = Stream.of(Finding.values())
                .filter(Finding::isBehind)
                .map(Finding::step)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Step.class)));
        assertThat(done).containsExactlyElementsOf(Step.RUNGS);
    }

    @Test
    void itStandsAtTheFirstStepThatIsNotDoneHoweverManyLaterOnesAre() {
        Case client = new Case().unsaid(Matter.SERVICE);
        client.people = 0;
        Ladder ladder = client.ladder();
        assertThat(ladder.stands()).isEqualTo(Step.SERVICE);
        assertThat(ladder.behind()).isEqualTo(8);
    }

    @Test
    void aGatewayThatIsMissingOneThatIsSilentAndAnAgentThatDoesNotTellAreDifferentThings() {
        assertThat(new Case()
                        .heard(beat(Product.VISMA_BUSINESS, "12", "2.2", Gateway.MISSING, NOW))
                        .finding(Step.OPG))
                .isEqualTo(Finding.OPG_MISSING);
        assertThat(new Case()
                        .heard(beat(Product.VISMA_BUSINESS, "12", "2.2", Gateway.NOT_ANSWERING, NOW))
                        .finding(Step.OPG))
                .isEqualTo(Finding.OPG_NOT_ANSWERING);
        assertThat(new Case()
                        .heard(beat(
                                Product.VISMA_BUSINESS,
                                "12",
                                "2.2",
                                Gateway.CONNECTED,
                                NOW.minus(Duration.ofHours(25))))
                        .finding(Step.OPG))
                .isEqualTo(Finding.OPG_SILENT);
        Ladder never = new Case().heard(null).ladder();
        assertThat(never.stands()).isEqualTo(Step.OPG);
        assertThat(Stream.of(Step.OPG, Step.ERP_VERSION, Step.AGENT_VERSION)
                        .map(step -> never.at(step).finding()))
                .containsExactly(Finding.OPG_UNHEARD, Finding.ERP_UNHEARD, Finding.AGENT_UNHEARD);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-12-31, LICENCE_HOLDS",
        "2026-01-01, 2026-10-14, LICENCE_ENDS_SOON",
        "2026-01-01, 2026-10-13, LICENCE_ENDED",
        "2026-10-15, 2027-10-14, LICENCE_NOT_YET"
    })
    void theBureausLicenceCountsDayByDay(LocalDate from, LocalDate to, Finding found) {
        Case client = new Case();
        client.licence = new Licence(Licence.Kind.VISMA_NET, from, Optional.of(to));
        assertThat(client.finding(Step.LICENCE)).isEqualTo(found);
    }

    @Test
    void withoutALicenceNobodyComesFurther() {
        Case client = new Case();
        client.licence = null;
        assertThat(client.finding(Step.LICENCE)).isEqualTo(Finding.LICENCE_NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "VISMA_BUSINESS, 12, ERP_NEW_ENOUGH",
        "VISMA_BUSINESS, 12.0.1, ERP_NEW_ENOUGH",
        "VISMA_BUSINESS, 11.99, ERP_TOO_OLD",
        "VISMA_BUSINESS, 9.5, ERP_TOO_OLD",
        "VISMA_GLOBAL, 13.02, ERP_NEW_ENOUGH",
        "VISMA_GLOBAL, 13.10, ERP_NEW_ENOUGH",
        "VISMA_GLOBAL, 14, ERP_NEW_ENOUGH",
        "VISMA_GLOBAL, 13.01, ERP_TOO_OLD",
        "VISMA_GLOBAL, 13.1, ERP_TOO_OLD",
        "VISMA_DI, 8.0.2, ERP_UNDOCUMENTED",
        "VISMA_DI, 99, ERP_UNDOCUMENTED"
    })
    void eachErpHasAVersionOfItsOwn(Product product, String version, Finding found) {
        assertThat(new Case()
                        .heard(beat(product, version, "2.2", Gateway.CONNECTED, NOW))
                        .finding(Step.ERP_VERSION))
                .isEqualTo(found);
    }

    @Test
    void ofVismaDiAPersonSaysThatItIsFineAndWhy() {
        Case client = new Case().heard(beat(Product.VISMA_DI, "8.0.2", "2.2", Gateway.CONNECTED, NOW));
        client.say(Said.CONFIRMED);
        assertThat(client.finding(Step.ERP_VERSION)).isEqualTo(Finding.ERP_CONFIRMED);
        Rung rung = client.ladder().at(Step.ERP_VERSION);
        assertThat(rung.source()).contains("Kari Nordvik");
        assertThat(rung.evidence()).contains("Avklart med Visma");
        client.heard(beat(Product.VISMA_BUSINESS, "11", "2.2", Gateway.CONNECTED, NOW));
        assertThat(client.finding(Step.ERP_VERSION)).isEqualTo(Finding.ERP_TOO_OLD);
    }

    @ParameterizedTest
    @CsvSource({"2.2, AGENT_NEW_ENOUGH", "2.2.14, AGENT_NEW_ENOUGH", "2.10, AGENT_NEW_ENOUGH", "2.1.99, AGENT_TOO_OLD"})
    void theAgentIsComparedByNumber(String version, Finding found) {
        assertThat(new Case()
                        .heard(beat(Product.VISMA_BUSINESS, "12", version, Gateway.CONNECTED, NOW))
                        .finding(Step.AGENT_VERSION))
                .isEqualTo(found);
    }

    @Test
    void exportedForOtherServicesIsNotExportedForWebFaktura() {
        assertThat(new Case()
                        .fact("exportedForWebFaktura", NODES.booleanNode(false))
                        .finding(Step.EXPORTED))
                .isEqualTo(Finding.NOT_EXPORTED);
        assertThat(new Case().fact("exportedForWebFaktura", null).finding(Step.EXPORTED))
                .isEqualTo(Finding.EXPORT_UNKNOWN);
    }

    @Test
    void inGlobalTheCompanysIdIsTheProof() {
        Heartbeat global = beat(Product.VISMA_GLOBAL, "13.02", "2.2", Gateway.CONNECTED, NOW);
        Case client = new Case().heard(global).fact("exportedForWebFaktura", null);
        assertThat(client.finding(Step.EXPORTED)).isEqualTo(Finding.EXPORT_OF_GLOBAL);
        client.fact("vismaNetCompanyId", null);
        assertThat(client.ladder().at(Step.EXPORTED).finding()).isEqualTo(Finding.EXPORT_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "123456785, EXPORTED",
        "NO 123 456 785 MVA, EXPORTED",
        "no123.456.785mva, EXPORTED",
        "'  ', NUMBER_UNTOLD",
        "999999999, NUMBER_DIFFERS",
        "123456789, NUMBER_UNCLEAN",
        "12345, NUMBER_UNCLEAN",
        "ukjent, NUMBER_UNCLEAN",
        "SE 556036-0793, NUMBER_FOREIGN",
        "DK123456785, NUMBER_FOREIGN"
    })
    void theCompanyIsMatchedByCountryAndCleanedNumber(String told, Finding found) {
        assertThat(new Case().fact("orgNumber", NODES.stringNode(told)).finding(Step.EXPORTED))
                .isEqualTo(found);
    }

    @Test
    void withoutANumberNobodyGuesses() {
        assertThat(new Case().fact("orgNumber", null).finding(Step.EXPORTED)).isEqualTo(Finding.NUMBER_UNTOLD);
        Case client = new Case();
        client.orgNumber = Optional.empty();
        assertThat(client.finding(Step.EXPORTED)).isEqualTo(Finding.NUMBER_UNTOLD);
    }

    @Test
    void twoOfOneNumberOrOneIdAreShownAndNotChosenBetween() {
        Optional<Other> other = Optional.of(new Other(new ClientNumber(2045), "Lofoten Kystservice ENK"));
        Case number = new Case();
        number.sameNumber = other;
        assertThat(number.finding(Step.EXPORTED)).isEqualTo(Finding.NUMBER_SHARED);
        Case id = new Case();
        id.sameId = other;
        assertThat(id.finding(Step.COMPANY_ID)).isEqualTo(Finding.ID_SHARED);
        assertThat(id.ladder().at(Step.COMPANY_ID).evidence()).contains("1840227", "Lofoten Kystservice ENK");
    }

    @Test
    void theCompanysIdIsFetchedAndATypedOneIsNone() {
        assertThat(new Case().fact("vismaNetCompanyId", null).finding(Step.COMPANY_ID))
                .isEqualTo(Finding.ID_MISSING);
        assertThat(new Case()
                        .fact("vismaNetCompanyId", NODES.stringNode("1840227"), FactSource.PERSON)
                        .finding(Step.COMPANY_ID))
                .isEqualTo(Finding.ID_MISSING);
    }

    @ParameterizedTest
    @EnumSource(
            value = Said.class,
            names = {"TIED", "NEW_COMPANY", "SYNC_USER"})
    void theBureausUserIsTiedOrNeedNotBe(Said said) {
        assertThat(new Case().unsaid(Matter.BUREAU_USER).finding(Step.BUREAU_USER))
                .isEqualTo(Finding.USER_NOT_TIED);
        Finding found = new Case().say(said).finding(Step.BUREAU_USER);
        assertThat(found.state()).isEqualTo(said == Said.TIED ? Finding.State.DONE : Finding.State.NOT_NEEDED);
    }

    @Test
    void somebodyAtTheClientMustBeThere() {
        Case client = new Case();
        client.people = 0;
        assertThat(client.finding(Step.PEOPLE)).isEqualTo(Finding.NO_PEOPLE);
    }

    @Test
    void theLastStepIsSaidByAPerson() {
        assertThat(new Case().unsaid(Matter.UPDATED).finding(Step.UPDATED)).isEqualTo(Finding.NOT_UPDATED);
        assertThat(new Case().ladder().at(Step.UPDATED).source()).contains("Kari Nordvik");
    }

    @Test
    void aClientThatIsNotMeantForItStandsAsideWhateverIsMissing() {
        Case client = new Case().heard(null).say(Said.NOT_MEANT);
        assertThat(client.ladder().stands()).isEqualTo(Step.ASIDE);
    }
}
