package no.byraportal.mail;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import no.byraportal.mail.Letter.Link;
import no.byraportal.mail.Letter.Row;
import no.byraportal.shared.Texts;
import org.springframework.web.util.HtmlUtils;

/** A letter as plain text, and as a page: tables and inline styles, always light, for that is what mail programs show. */
final class LetterText {

    private static final String LINE = "padding:7px 0;border-top:1px solid #E3E8EB;vertical-align:top;";

    private LetterText() {}

    static String plain(Letter letter) {
        return Stream.of(
                        Stream.of(letter.heading()),
                        letter.paragraphs().stream(),
                        Stream.of(letter.rows().stream()
                                        .map(row -> row.label() + ": " + row.value())
                                        .collect(joining("\n")))
                                .filter(rows -> !rows.isEmpty()),
                        letter.link().stream().map(link -> link.text() + ":\n" + link.address()),
                        letter.small().stream(),
                        Stream.of("-- \n" + sender(letter)))
                .flatMap(parts -> parts)
                .collect(joining("\n\n", "", "\n"));
    }

    static String page(Letter letter) {
        String body = letter.paragraphs().stream().map(LetterText::paragraph).collect(joining("\n"))
                + rows(letter)
                + letter.link().map(LetterText::button).orElse("")
                + letter.small().stream().map(LetterText::small).collect(joining("\n"));
        return """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta name="color-scheme" content="light only">
            <title>%s</title>
            <style>:root{color-scheme:light only}</style>
            </head>
            <body style="margin:0;padding:0;background:#F2F5F6">
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" bgcolor="#F2F5F6"><tr>
            <td align="center" style="padding:28px 16px">
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" bgcolor="#FFFFFF" \
            style="max-width:560px;border:1px solid #E3E8EB;border-radius:12px;border-collapse:separate"><tr>
            <td style="padding:28px 36px 24px;font-family:Inter,'Segoe UI',system-ui,Roboto,Helvetica,Arial,sans-serif;\
            font-size:15px;line-height:23px;color:#14212B;text-align:left">
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0"><tr>
            <td style="font-weight:600">Byråportal</td>
            <td align="right" style="font-size:13px;color:#5C6C77">%s</td>
            </tr></table>
            <h1 style="margin:18px 0 8px;font-size:21px;line-height:28px;font-weight:600">%s</h1>
            %s
            </td></tr></table>
            </td></tr></table>
            </body>
            </html>
            """.formatted(
                letter.language(), escaped(letter.subject()), escaped(sender(letter)), escaped(letter.heading()), body);
    }

    private static String sender(Letter letter) {
        return Texts.text(Locale.forLanguageTag(letter.language()), "mail.onbehalf", letter.onBehalfOf());
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String paragraph(String text) {
        return "<p style=\"margin:0 0 10px\">" + escaped(text) + "</p>";
    }

    private static String small(String text) {
        return "<p style=\"margin:12px 0 0;font-size:13px;line-height:19px;color:#5C6C77\">" + escaped(text) + "</p>";
    }

    private static String rows(Letter letter) {
        return letter.rows().isEmpty()
                ? ""
                : "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\""
                        + " style=\"margin:16px 0 0;font-size:14px;line-height:20px;border-bottom:1px solid #E3E8EB\">"
                        + letter.rows().stream().map(LetterText::row).collect(joining("\n")) + "</table>";
    }

    private static String row(Row row) {
        return "<tr><td width=\"40%\" style=\"" + LINE + "color:#5C6C77\">" + escaped(row.label()) + "</td><td style=\""
                + LINE + "\">" + escaped(row.value()) + "</td></tr>";
    }

    private static String button(Link link) {
        return "<p style=\"margin:18px 0\"><a href=\"" + escaped(link.address())
                + "\" style=\"display:inline-block;padding:11px 22px;border-radius:8px;background:#0F6291;"
                + "color:#FFFFFF;font-weight:600;text-decoration:none\">" + escaped(link.text())
                + "</a></p>";
    }
}
