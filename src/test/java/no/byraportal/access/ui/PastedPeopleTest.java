package no.byraportal.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.byraportal.access.Invitation;
import no.byraportal.client.ClientAccess.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody pastes is read as people, however their mail program or spreadsheet writes them. */
class PastedPeopleTest {

    private static List<Invitation> read(String text) {
        return PastedPeople.read(text, Level.USER, "");
    }

    private static Invitation person(String email, String name) {
        return new Invitation(email, name, "USER", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@vik.example\nb@vik.example",
                "a@vik.example, b@vik.example",
                "a@vik.example;b@vik.example;",
                "a@vik.example\tb@vik.example",
                "\r\n a@vik.example \r\n\r\n mailto:b@vik.example \r\n",
                "<a@vik.example>, < b@vik.example >"
            })
    void addressesStandOnLinesOrWithSomethingBetween(String text) {
        assertThat(read(text)).containsExactly(person("a@vik.example", ""), person("b@vik.example", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Åse Vik <a@vik.example>; Bo Li <b@vik.example>",
                "\"Åse Vik\" <a@vik.example>, \"Bo Li\" <b@vik.example>",
                "Åse Vik <a@vik.example>\nBo Li<b@vik.example>",
                "a@vik.example;Åse Vik\nb@vik.example;Bo Li",
                "E-post;Navn\na@vik.example;\"Åse Vik\"\nb@vik.example;Bo Li",
                "Navn,E-mail\nÅse Vik,a@vik.example\nBo Li,b@vik.example"
            })
    void namesStandWithTheAddress(String text) {
        assertThat(read(text)).containsExactly(person("a@vik.example", "Åse Vik"), person("b@vik.example", "Bo Li"));
    }

    @Test
    void aNameThatIsTurnedAroundIsOnePerson() {
        assertThat(read("Vik, Åse <a@vik.example>\n\"Li, Bo\" <b@vik.example>; Moe, Eva <e@vik.example>"))
                .containsExactly(
                        person("a@vik.example", "Vik, Åse"),
                        person("b@vik.example", "Li, Bo"),
                        person("e@vik.example", "Moe, Eva"));
    }

    @Test
    void aRowSaysItsOwnLevelAndLastDayAndTheOthersHaveWhatIsChosen() {
        assertThat(PastedPeople.read(
                        "a@vik.example;Åse;admin;31.12.2026\nb@vik.example;Bo;;\nc@vik.example",
                        Level.ADMIN,
                        "2027-01-31"))
                .containsExactly(
                        new Invitation("a@vik.example", "Åse", "admin", "31.12.2026"),
                        new Invitation("b@vik.example", "Bo", "ADMIN", "2027-01-31"),
                        new Invitation("c@vik.example", "", "ADMIN", "2027-01-31"));
    }

    @Test
    void whatIsNoAddressIsKeptToBeToldWithItsRow() {
        assertThat(read("Åse Vik\nb@vik.example")).containsExactly(person("Åse Vik", ""), person("b@vik.example", ""));
    }

    @Test
    void aFileIsReadAsUtf8WithOrWithoutItsMarkOrAsWindowsWritesIt() {
        String text = "å@vik.example";
        assertThat(PastedPeople.text(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        assertThat(PastedPeople.text(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(text);
        assertThat(PastedPeople.text(text.getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(text);
    }
}
