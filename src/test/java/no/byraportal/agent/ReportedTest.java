package no.byraportal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an agent's reports are read. */
class ReportedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kunde 12 overført                        | Kunde 12 overført",
                "<DIPassword>Zm9v=</DIPassword>           | <DIPassword>•••</DIPassword>",
                "a<AdmUsrPasword2>x y</AdmUsrPasword2>b   | a<AdmUsrPasword2>•••</AdmUsrPasword2>b",
                "<password kind='a'>x</password> ferdig   | <password>•••</password> ferdig",
                "<Password value='x'/><Id>104</Id>        | <Password/><Id>104</Id>",
                "<Password><![CDATA[x]]></Password>       | <Password>•••</Password>",
                "begynner <DIPassword>Zm9                 | begynner <DIPassword>•••",
                "9vYmFy</DIPassword> slutter              | •••</DIPassword> slutter",
                "<DIPassword value=\"Zm9                  | <DIPassword",
                "<DIPassword></DIPassword>                | <DIPassword></DIPassword>",
                "<DIUser>admin</DIUser>                   | <DIUser>admin</DIUser>"
            })
    void whatStandsInAPasswordsElementIsMasked(String sent, String kept) {
        assertThat(Reported.masked(sent)).isEqualTo(kept);
    }

    @Test
    void aTextIsCutWithoutCuttingACharacterInTwo() {
        assertThat(Reported.cut("abc", 3)).isEqualTo("abc");
        assertThat(Reported.cut("abcd", 3)).isEqualTo("ab…");
        assertThat(Reported.cut("a\uD83D\uDE00cd", 3)).isEqualTo("a…");
        assertThat(Reported.cut("a\uD83D\uDE00cde", 4)).isEqualTo("a\uD83D\uDE00…");
    }

    @Test
    void aTimeIsKeptToTheMicrosecond() {
        assertThat(Sent.time("2026-10-14T09:12:00.123456789+02:00", "k"))
                .isEqualTo(Instant.parse("2026-10-14T07:12:00.123456Z"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "i går",
                "2026-10-14T09:12:00",
                "2026-10-14",
                "1999-12-31T23:59:59Z",
                "2100-01-01T00:00:01Z",
                "+999999999-12-31T23:59:59Z"
            })
    void whatIsNoTimeIsRefused(String sent) {
        assertThatThrownBy(() -> Sent.time(sent, "report.time"))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("report.time");
    }

    @Test
    void aListsElementsAreNamedByTheirPlace() {
        assertThat(Reported.list("a", List.of(7, 8), 2, (element, path) -> path + "=" + element))
                .containsExactly("a[0]=7", "a[1]=8");
        assertThatThrownBy(() -> Reported.list("a", List.of(1, 2, 3), 2, (element, path) -> path))
                .isInstanceOf(FieldRefused.class)
                .hasMessage("a: report.list");
        assertThatThrownBy(() -> Reported.list("a", null, 2, (element, path) -> path))
                .hasMessage("a: report.list");
    }
}
