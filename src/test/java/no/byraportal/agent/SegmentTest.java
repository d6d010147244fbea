package no.byraportal.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The codec keeps its promise: what is not changed stays the same, byte for byte. */
class SegmentTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final String SAMPLE = """
            <variables versjon="a>b">
              <!-- byråets egen <company> merknad: <Id>1</Id> -->
              <system>
                <DIUser>webfaktura</DIUser>
                <DIPassword>xMd3bJuF9XY=</DIPassword>
                <VBClient999>Active</VBClient999>
                <VBClient104 kilde='a>b'>inactive</VBClient104>
              </system>
              <company>
                <Id>999</Id>
                <ClientID>1907</ClientID>
                <CompanyMobil>
                </CompanyMobil>
                <CompanyDueDays>14</CompanyDueDays>
                <AdmUsrNm2>Bjørg &amp; Åse &#x1F41F; Ødegård </AdmUsrNm2>
                <Ukjent felt="1"><![CDATA[<CompanyDueDays>77</CompanyDueDays> ]] > &]]></Ukjent>
                <TaxAccountMappings>
                  <TaxAccountMapping>
                    <TaxGroup>1</TaxGroup>
                    <Account>3000</Account>
                  </TaxAccountMapping>
                </TaxAccountMappings>
                <?agent behold?>
              </company>
              <company>
                <Id> 104 </Id>
                <CompanyDueDays>
                  30
                </CompanyDueDays>
              </company>
            </variables>
            """;

    static Stream<byte[]> writings() {
        String crlf = SAMPLE.replace("\n", "\r\n");
        return Stream.of(SAMPLE, crlf, SAMPLE.stripTrailing(), "\n" + SAMPLE + "\n\n")
                .flatMap(text -> Stream.of(
                        text.getBytes(UTF_8),
                        bytes("\uFEFF" + text, UTF_8),
                        bytes("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>" + text, UTF_8),
                        bytes("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\r\n" + text, UTF_8),
                        bytes("<?xml version=\"1.0\"?>" + text, UTF_8),
                        bytes("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + text, UTF_8),
                        bytes("\uFEFF" + text, UTF_16LE),
                        bytes("\uFEFF<?xml version=\"1.0\" encoding=\"utf-16\"?>" + text, UTF_16LE),
                        bytes("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + text, UTF_16LE),
                        bytes("\uFEFF" + text, UTF_16BE),
                        bytes("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + text, UTF_16BE),
                        text.getBytes(WINDOWS_1252),
                        bytes("<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + text, WINDOWS_1252),
                        bytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text, ISO_8859_1)));
    }

    @ParameterizedTest
    @MethodSource("writings")
    void anUnchangedFileIsTheSameBytes(byte[] file) {
        assertThat(WholeFile.read(file).edit().bytes()).isEqualTo(file);
    }

    @ParameterizedTest
    @MethodSource("writings")
    void everyWritingIsReadTheSame(byte[] file) {
        WholeFile read = WholeFile.read(file);
        assertThat(read.erpClientNos()).containsExactly("999", "104");
        assertThat(read.field("999", "CompanyDueDays")).contains("14");
        assertThat(read.field("104", "CompanyDueDays")).contains("30");
        assertThat(read.field("999", "CompanyMobil")).contains("");
        assertThat(read.field("999", "AdmUsrNm2")).contains("Bjørg & Åse 🐟 Ødegård");
        assertThat(read.field("999", "TaxGroup")).isEmpty();
        assertThat(read.field("999", "StartInvoice")).isEmpty();
        assertThat(read.system("VBClient104")).contains("inactive");
        assertThat(read.system("VBClient001")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("writings")
    void aChangeAltersNothingButItsValues(byte[] file) {
        WholeFile read = WholeFile.read(file);
        byte[] written = read.edit()
                .company("104", "CompanyDueDays", "45")
                .system("VBClient999", "Inactive")
                .company("999", "CompanyDueDays", "365")
                .bytes();
        Charset charset = charset(file);
        String expected = new String(file, charset)
                .replaceFirst(">Active<", ">Inactive<")
                .replaceFirst(">14<", ">365<")
                .replaceFirst("(\\s)30(\\s)", "$145$2");
        assertThat(new String(written, charset)).isEqualTo(expected);
        assertThat(written).isEqualTo(expected.getBytes(charset));
    }

    @Test
    void theDemosFilesComeBackAsTheyWere() {
        for (String name : List.of("fjord-variables.xml", "tind-variables.xml")) {
            byte[] file = DemoBureaus.resource(name);
            assertThat(WholeFile.read(file).edit().bytes()).isEqualTo(file);
        }
    }

    @Test
    void aFileMayLackARoot() {
        String rootless = """
                <system>
                <DIUser>x</DIUser>
                <VBClient001>Active</VBClient001>
                </system>
                <company>
                <Id>001</Id>
                <CompanyDueDays>14</CompanyDueDays>
                </company>
                <company>
                <Id>002</Id>
                </company>
                """.replace("\n", "\r\n");
        WholeFile read = WholeFile.read(rootless.getBytes(UTF_8));
        assertThat(read.erpClientNos()).containsExactly("001", "002");
        assertThat(read.edit().company("001", "CompanyDueDays", "21").text())
                .isEqualTo(rootless.replace(">14<", ">21<"));
    }

    @Test
    void anEmptyElementIsFilledAndKeepsItsAttributes() {
        assertThat(dueIn21("<CompanyDueDays/>")).isEqualTo("<CompanyDueDays>21</CompanyDueDays>");
        assertThat(dueIn21("<CompanyDueDays />")).isEqualTo("<CompanyDueDays>21</CompanyDueDays>");
        assertThat(dueIn21("<CompanyDueDays k='/>' />")).isEqualTo("<CompanyDueDays k='/>'>21</CompanyDueDays>");
        assertThat(dueIn21("<CompanyDueDays></CompanyDueDays>")).isEqualTo("<CompanyDueDays>21</CompanyDueDays>");
        assertThat(dueIn21("<CompanyDueDays>\n  </CompanyDueDays>")).isEqualTo("<CompanyDueDays>21</CompanyDueDays>");
    }

    @Test
    void whatStandsAroundAValueStays() {
        assertThat(dueIn21("<CompanyDueDays> 14 </CompanyDueDays>")).isEqualTo("<CompanyDueDays> 21 </CompanyDueDays>");
        assertThat(dueIn21("<CompanyDueDays><!-- avtalt -->14</CompanyDueDays>"))
                .isEqualTo("<CompanyDueDays><!-- avtalt -->21</CompanyDueDays>");
        assertThat(dueIn21("<CompanyDueDays k='>'>&#49;4</CompanyDueDays >"))
                .isEqualTo("<CompanyDueDays k='>'>21</CompanyDueDays >");
    }

    @Test
    void aValueInPiecesIsReplacedWhole() {
        assertThat(dueIn21("<CompanyDueDays><![CDATA[14]]></CompanyDueDays>"))
                .isEqualTo("<CompanyDueDays>21</CompanyDueDays>");
        assertThat(dueIn21("<CompanyDueDays>1<!-- x -->4</CompanyDueDays>"))
                .isEqualTo("<CompanyDueDays>21</CompanyDueDays>");
        assertThat(dueIn21("<CompanyDueDays>1<![CDATA[4]]></CompanyDueDays>"))
                .isEqualTo("<CompanyDueDays>21</CompanyDueDays>");
    }

    private static String dueIn21(String element) {
        String before = "<v><company><Id>1</Id>";
        WholeFile read = WholeFile.read((before + element + "</company></v>").getBytes(UTF_8));
        String written = read.edit().company("1", "CompanyDueDays", "21").text();
        assertThat(WholeFile.read(written.getBytes(UTF_8)).field("1", "CompanyDueDays"))
                .contains("21");
        assertThat(written).startsWith(before).endsWith("</company></v>");
        return written.substring(before.length(), written.length() - "</company></v>".length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void aMissingElementGetsALineOfItsOwn(String newline) {
        String file = "<v>\n  <company>\n\t<Id>1</Id>\n\t<ClientID/>\n  </company>\n</v>".replace("\n", newline);
        assertThat(read(file).edit().company("1", "CompanyDueDays", "21").text())
                .isEqualTo(
                        file.replace("<ClientID/>", "<ClientID/>" + newline + "\t<CompanyDueDays>21</CompanyDueDays>"));
    }

    @Test
    void aMissingElementStandsInTheLineWhenAllDo() {
        assertThat(read("<v><company><Id>1</Id></company></v>")
                        .edit()
                        .company("1", "CompanyDueDays", "21")
                        .text())
                .isEqualTo("<v><company><Id>1</Id><CompanyDueDays>21</CompanyDueDays></company></v>");
    }

    @Test
    void clientsThatTheSystemDoesNotListAreListedInOrder() {
        String companies = "<company><Id>1</Id></company><company><Id>2</Id></company></v>";
        String both = "<VBClient1>Active</VBClient1><VBClient2>Active</VBClient2>";
        assertThat(listed("<v><system><DIUser>x</DIUser></system>" + companies))
                .isEqualTo("<v><system><DIUser>x</DIUser>" + both + "</system>" + companies);
        assertThat(listed("<v><system/>" + companies)).isEqualTo("<v><system>" + both + "</system>" + companies);
        assertThat(listed("<v><system>\n</system>" + companies))
                .isEqualTo("<v><system>" + both + "\n</system>" + companies);
    }

    private static String listed(String file) {
        String written = read(file)
                .edit()
                .system("VBClient1", "Active")
                .system("VBClient2", "Active")
                .text();
        assertThat(read(written).system("VBClient2")).contains("Active");
        return written;
    }

    @Test
    void aCharacterThatTheEncodingLacksIsWrittenAsAReference() {
        String file =
                "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><v><company><Id>1</Id><Navn>Åse</Navn></company></v>";
        byte[] written = WholeFile.read(file.getBytes(ISO_8859_1))
                .edit()
                .company("1", "Navn", "Åse 🐟 – <&>")
                .bytes();
        assertThat(new String(written, ISO_8859_1))
                .isEqualTo(file.replace("Åse", "Åse &#128031; &#8211; &lt;&amp;&gt;"));
        assertThat(WholeFile.read(written).field("1", "Navn")).contains("Åse 🐟 – <&>");
    }

    @Test
    void aValueIsReadBackAsItWasWrittenWhateverStandsInIt() {
        for (String value : List.of("]]>", "<!--", "&amp;", "a\"b'c", "🐟", "<CompanyDueDays>", "&#0;")) {
            String written =
                    read(SAMPLE).edit().company("999", "ClientID", value).text();
            assertThat(read(written).field("999", "ClientID")).contains(value);
            assertThat(read(written).field("999", "CompanyDueDays")).contains("14");
        }
    }

    @Test
    void whatMerelyLooksLikeAFieldIsNone() {
        WholeFile read = read("<v><!-- <company><Id>7</Id></company> --><company a='<Id>'><Id>1</Id>"
                        .replace("a='<Id>'", "a='&lt;Id>'")
                + "<X><CompanyDueDays>5</CompanyDueDays></X><?pi <Id>2</Id>?>"
                + "<Y><![CDATA[<CompanyDueDays>6</CompanyDueDays>]]></Y></company></v>");
        assertThat(read.erpClientNos()).containsExactly("1");
        assertThat(read.field("1", "CompanyDueDays")).isEmpty();
    }

    @Test
    void theFirstOfTwoEqualFieldsCounts() {
        String file = "<v><company><Id>1</Id><CompanyDueDays>14</CompanyDueDays><CompanyDueDays>15</CompanyDueDays>"
                + "</company></v>";
        assertThat(read(file).field("1", "CompanyDueDays")).contains("14");
        assertThat(read(file).edit().company("1", "CompanyDueDays", "21").text())
                .isEqualTo(file.replace("14", "21"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE v>\n<v><system/></v>",
                "<?xml version='1.0'?><!DOCTYPE v [<!ENTITY a 'b'>]><v><system>&a;</system></v>",
                "<!DOCTYPE v SYSTEM 'file:///etc/passwd'><v><system/></v>",
                "\n\n<!DOCTYPE v><system/>"
            })
    void aDoctypeIsRefused(String file) {
        assertThat(refusal(file).key()).isEqualTo("variables.doctype");
    }

    @Test
    void aRefusalSaysTheLine() {
        assertThat(refusal("\n\n<!DOCTYPE v><system/>").line()).isEqualTo(3);
        assertThat(refusal("<v>\n<system>\n</sistem>\n</v>").line()).isEqualTo(3);
        assertThat(refusal("<?xml version='1.0'?>\n<v>\n\n<company><Id>1</Id></company>\n<company/>\n</v>")
                        .line())
                .isEqualTo(5);
        assertThat(refusal("<v>\n<company><Id>1</Id></company>\n<company><Id>1</Id></company></v>")
                        .line())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<v><system></v>",
                "<v><system/>",
                "<system/></v>",
                "<v><system>&ukjent;</system></v>",
                "<v><system><a b='1' b='2'/></system></v>",
                "<v><system><a>&#0;</a></system></v>",
                "<v><system><a>]]></a></system></v>",
                "<v><system><a>\u0001</a></system></v>",
                " <?xml version='1.0'?><v><system/></v>",
                "tekst <system/>",
                "<system/> tekst",
                "<system a=b/>",
                "<v><system><!-- a -- b --></system></v>"
            })
    void whatIsNotWellFormedIsRefused(String file) {
        assertThat(refusal(file).key()).isEqualTo("variables.malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<v/>", "<v><klient><Id>1</Id></klient></v>", "<!-- <system/> -->"})
    void aFileWithNeitherSystemNorCompanyIsRefused(String file) {
        assertThat(refusal(file).key()).isEqualTo("variables.empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<v><company/></v>",
                "<v><company></company></v>",
                "<v><company><Id/></company></v>",
                "<v><company><Id> </Id></company></v>",
                "<v><company><X><Id>1</Id></X></company></v>",
                "<company><ClientID>1</ClientID></company>"
            })
    void aCompanyWithoutItsIdIsRefused(String file) {
        assertThat(refusal(file).key()).isEqualTo("variables.noid");
    }

    @Test
    void theSameIdTwiceIsRefusedAndTold() {
        RefusedFile refusal = refusal("<v><company><Id>104</Id></company><company><Id> 104</Id></company></v>");
        assertThat(refusal.key()).isEqualTo("variables.twice");
        assertThat(Texts.text(Texts.BOKMAL, refusal.key(), refusal.arguments())).contains("104");
    }

    @Test
    void anUnknownEncodingIsRefused() {
        assertThat(refusal("<?xml version='1.0' encoding='klingonsk'?><v><system/></v>")
                        .key())
                .isEqualTo("variables.encoding");
    }

    @Test
    void bytesThatTheEncodingDoesNotHaveAreRefused() {
        byte[] file = "<?xml version='1.0' encoding='utf-8'?><v><system><a>å</a></system></v>".getBytes(ISO_8859_1);
        assertThatThrownBy(() -> WholeFile.read(file))
                .isInstanceOfSatisfying(
                        RefusedFile.class, e -> assertThat(e.key()).isEqualTo("variables.bytes"));
        byte[] odd = new byte[] {(byte) 0xFF, (byte) 0xFE, '<', 0, 'v'};
        assertThatThrownBy(() -> WholeFile.read(odd)).isInstanceOf(RefusedFile.class);
    }

    @Test
    void bombsAreRefusedAtOnce() {
        StringBuilder laughs = new StringBuilder("<?xml version='1.0'?><!DOCTYPE v [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a%d '&a%d;&a%d;&a%d;'>".formatted(i, i - 1, i - 1, i - 1));
        }
        laughs.append("]><v><system>&a29;</system></v>");
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(refusal(laughs.toString()).key()).isEqualTo("variables.doctype"));
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(refusal("<a>".repeat(200_000)).key()).isEqualTo("variables.malformed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%s<v/>", "<v><!--%s--></v>", "<v><system><a>%s</a></system></v>", "<v><company><Id>104</Id>%s"})
    void aPieceWithoutEndIsRefusedBeforeItFillsTheMemory(String file) {
        assertThat(refusal(file.formatted(" ".repeat(9 << 20))).key()).isEqualTo("variables.piece");
    }

    @Test
    void sixtyFourLevelsAreReadAndOneMoreIsRefused() {
        String deepest = "<v><system>" + "<a>".repeat(62) + "</a>".repeat(62) + "</system></v>";
        assertThat(read(deepest).edit().text()).isEqualTo(deepest);
        assertThat(refusal(deepest.replace("<system>", "<system><a>").replace("</system>", "</a></system>"))
                        .key())
                .isEqualTo("variables.malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<DIPassword>xMd3</DIPassword>",
                "<AdmUsrPasword>xMd3</AdmUsrPasword>",
                "<AdmUsrPasword2>xMd3</AdmUsrPasword2>",
                "<DIPassword a='1'>xMd3</DIPassword >",
                "<DIPassword>\n  xMd3\n</DIPassword>",
                "<DIPassword><![CDATA[xMd3]]></DIPassword>",
                "<DIPassword><!-- nytt -->xMd3</DIPassword>",
                "<DIPassword/><AdmUsrPasword>xMd3</AdmUsrPasword>",
                "<!-- <DIPassword>xMd3</DIPassword> -->"
            })
    void noCiphertextIsShown(String written) {
        String masked = Segment.masked("<v>" + written + "<DIUser>bruker</DIUser></v>");
        assertThat(masked).doesNotContain("xMd3").contains("•••").contains("<DIUser>bruker</DIUser>");
        assertThat(masked.lines().count()).isEqualTo(written.lines().count());
    }

    @Test
    void anEmptyPasswordIsSeenToBeEmpty() {
        String text = "<v><DIPassword/><AdmUsrPasword></AdmUsrPasword><AdmUsrPasword2>\n</AdmUsrPasword2></v>";
        assertThat(Segment.masked(text)).isEqualTo(text);
    }

    /** Wherever the parser's buffers end, the places are the right ones. */
    @Test
    void aThousandClientsAreChangedEachAtItsOwnPlace() {
        Random random = new Random(7);
        StringBuilder file = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<variables>\r\n");
        StringBuilder expected = new StringBuilder(file);
        for (int client = 1; client <= 1500; client++) {
            String company = company(client, random);
            file.append(company);
            expected.append(company.replace("Days>§<", "Days>" + client % 366 + "<"));
        }
        String before = file.append("</variables>\r\n").toString().replace("§", "fjorten");
        assertThat(before.length()).isGreaterThan(2_000_000);
        for (Charset charset : List.of(UTF_8, UTF_16LE)) {
            byte[] bytes = bytes("\uFEFF" + before, charset);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                WholeFile read = WholeFile.read(bytes);
                WholeFile.Edits edits = read.edit();
                assertThat(edits.bytes()).isEqualTo(bytes);
                for (int client = 1500; client >= 1; client--) {
                    edits.company("%04d".formatted(client), "CompanyDueDays", Integer.toString(client % 366));
                }
                assertThat(new String(edits.bytes(), charset)).isEqualTo("\uFEFF" + expected + "</variables>\r\n");
            });
        }
    }

    private static String company(int client, Random random) {
        StringBuilder company = new StringBuilder("  <company>\r\n    <Id>%04d</Id>\r\n".formatted(client));
        for (int field = 0; field < 30; field++) {
            String value = switch (random.nextInt(6)) {
                case 0 -> "🐟".repeat(random.nextInt(20));
                case 1 -> "&amp;&#x1F41F;æøå";
                case 2 -> "<![CDATA[" + "]] >".repeat(random.nextInt(9)) + "]]>";
                case 3 -> "\r\n    ";
                case 4 -> "<!-- " + "<>".repeat(random.nextInt(30)) + " -->" + random.nextInt();
                default -> "x".repeat(random.nextInt(80));
            };
            company.append("    <Felt%d>%s</Felt%d>\r\n".formatted(field, value, field));
        }
        return company.append("    <CompanyDueDays>§</CompanyDueDays>\r\n  </company>\r\n")
                .toString();
    }

    private static WholeFile read(String file) {
        return WholeFile.read(file.getBytes(UTF_8));
    }

    private static RefusedFile refusal(String file) {
        RefusedFile[] refusal = new RefusedFile[1];
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(RefusedFile.class, e -> refusal[0] = e);
        assertThat(Texts.text(Texts.BOKMAL, refusal[0].key(), refusal[0].arguments()))
                .isNotEqualTo(refusal[0].key());
        return refusal[0];
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static Charset charset(byte[] file) {
        if (file[0] == (byte) 0xFF || file[1] == 0) {
            return UTF_16LE;
        }
        if (file[0] == (byte) 0xFE || file[0] == 0) {
            return UTF_16BE;
        }
        return new String(file, UTF_8).contains("\uFFFD") ? WINDOWS_1252 : UTF_8;
    }
}
