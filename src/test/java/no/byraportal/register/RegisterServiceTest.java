package no.byraportal.register;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static no.byraportal.demo.RegisterStub.company;
import static no.byraportal.demo.RegisterStub.found;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import no.byraportal.PortalTest;
import no.byraportal.demo.RegisterStub;
import no.byraportal.demo.TestServers;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.Programs;
import no.byraportal.shared.OrgNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of every answer that the register may give, spoken by WireMock over real HTTP. */
@PortalTest
@Transactional
class RegisterServiceTest {

    private static final OrgNumber NUMBER = new OrgNumber("100700409");
    private static final OrgNumber OTHER = new OrgNumber("100700417");

    private final BureauScope asking = Programs.of(BureauId.random());
    private final RegisterStub stub = TestServers.register();
    private final RegisterService register;
    private final JdbcClient jdbc;

    RegisterServiceTest(RegisterService register, JdbcClient jdbc) {
        this.register = register;
        this.jdbc = jdbc;
    }

    private RegisterAnswer saying(ResponseDefinitionBuilder answer) {
        stub.tell(NUMBER.digits(), answer);
        return register.lookAnew(asking, NUMBER);
    }

    @Test
    void aCompanyIsToldAsItStandsThere() {
        RegisterAnswer.Found found =
                (RegisterAnswer.Found) saying(found(company(NUMBER.digits(), "SØRVÅGEN BÅT AS", false)));
        assertThat(found.enterprise())
                .isEqualTo(new Enterprise(
                        NUMBER, "SØRVÅGEN BÅT AS", "AS", "Havnegata 7\n8300 SVOLVÆR", true, false, false));
    }

    @Test
    void bankruptcyAndWindingUpByForceAreTold() {
        String winding = "\"underTvangsavviklingEllerTvangsopplosning\": ";
        String body = company(NUMBER.digits(), "A", true).replace(winding + "false", winding + "true");
        RegisterAnswer.Found found = (RegisterAnswer.Found) saying(found(body));
        assertThat(found.enterprise().bankrupt()).isTrue();
        assertThat(found.enterprise().windingUp()).isTrue();
    }

    @Test
    void aDeletedCompanyIsOneByBothOfTheRegistersWords() {
        assertThat(register.look(asking, new OrgNumber(RegisterStub.DELETED)))
                .isInstanceOfSatisfying(
                        RegisterAnswer.Deleted.class,
                        deleted -> assertThat(deleted.on()).contains(LocalDate.of(2024, 3, 1)));
        assertThat(register.look(asking, new OrgNumber(RegisterStub.REMOVED)))
                .isInstanceOfSatisfying(
                        RegisterAnswer.Deleted.class,
                        deleted -> assertThat(deleted.on()).contains(LocalDate.of(2023, 11, 30)));
    }

    @Test
    void aNumberThatNobodyHasIsUnknownAndAskedForAgainNextTime() {
        assertThat(saying(aResponse().withStatus(404))).isInstanceOf(RegisterAnswer.Unknown.class);
        stub.tell(NUMBER.digits(), found(company(NUMBER.digits(), "NY AS", false)));
        assertThat(register.look(asking, NUMBER)).isInstanceOf(RegisterAnswer.Found.class);
    }

    static Stream<Arguments> noAnswers() {
        String company = company(NUMBER.digits(), "A", false);
        return Stream.of(
                Arguments.of("slow", found(company).withFixedDelay(5_000)),
                Arguments.of("a trickle", found(company).withChunkedDribbleDelay(40, 20_000)),
                Arguments.of("down", aResponse().withStatus(503)),
                Arguments.of("busy", aResponse().withStatus(429)),
                Arguments.of("hung up", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("huge", found("{\"navn\": \"" + "x".repeat(1_000_000) + "\"}")),
                Arguments.of("no JSON", found("<html>Vedlikehold</html>")),
                Arguments.of("no object", found("[]")),
                Arguments.of("cut off", found("{\"organisasjonsnummer\": \"1007")),
                Arguments.of("another company", found(company(OTHER.digits(), "B", false))),
                Arguments.of("nameless", found("{\"organisasjonsnummer\": \"" + NUMBER + "\"}")),
                Arguments.of(
                        "a date that is none",
                        found("{\"organisasjonsnummer\": \"" + NUMBER + "\", \"slettedato\": \"i fjor\"}")),
                Arguments.of("sent elsewhere", aResponse().withStatus(302).withHeader("Location", "/enheter/" + OTHER)),
                Arguments.of("not to be had", aResponse().withStatus(400)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noAnswers")
    void whatCannotBeUnderstoodIsSilence(String what, ResponseDefinitionBuilder answer) {
        assertThat(saying(answer)).isInstanceOf(RegisterAnswer.Silent.class);
    }

    @Test
    void whatWasReadIsKeptAndToldWithItsTime() {
        saying(found(company(NUMBER.digits(), "A", false)));
        stub.tell(NUMBER.digits(), found(company(NUMBER.digits(), "B", false)));
        assertThat(name(register.look(asking, NUMBER))).contains("A");
        assertThat(name(register.lookAnew(asking, NUMBER))).contains("B");
    }

    @Test
    void whileTheRegisterIsSilentWhatItSaidLastIsTold() {
        saying(found(company(NUMBER.digits(), "A", false)));
        jdbc.sql("update register_answer set read_at = read_at - interval 40 day")
                .update();
        stub.tell(NUMBER.digits(), found(company(NUMBER.digits(), "B", false)));
        assertThat(name(register.look(asking, NUMBER))).contains("B");
        stub.tell(NUMBER.digits(), aResponse().withStatus(500));
        assertThat(name(register.lookAnew(asking, NUMBER))).contains("B");
    }

    private static Optional<String> name(RegisterAnswer answer) {
        return answer instanceof RegisterAnswer.Found found
                ? Optional.of(found.enterprise().name())
                : Optional.empty();
    }
}
