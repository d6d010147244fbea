package no.byraportal.demo;

import java.util.List;

/** The mail catcher's two pages: a list and one mail. Whatever comes from a mail is escaped or kept in a sandbox. */
final class MailPages {

    private static final String FRAME = """
            <!doctype html>
            <html lang="nb">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%1$s</title>
            <style>
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
            body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%%; }
            th, td { border-bottom: 1px solid #8885; padding: .4rem .6rem .4rem 0; text-align: left; }
            iframe { background: white; border: 1px solid #8885; height: 32rem; width: 100%%; }
            pre { white-space: pre-wrap; }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            %2$s
            </body>
            </html>
            """;

    private MailPages() {}

    static String list(List<CaughtMail> mails) {
        if (mails.isEmpty()) {
            return FRAME.formatted("Innboks", "<p>Ingen e-post ennå. Det demoen sender, havner her.</p>");
        }
        StringBuilder rows = new StringBuilder();
        for (int i = mails.size() - 1; i >= 0; i--) {
            CaughtMail mail = mails.get(i);
            rows.append("<tr><td><a href=\"/mail/%d\">%s</a></td><td>%s</td><td>%s</td><td>%s</td></tr>%n"
                    .formatted(
                            i + 1,
                            escaped(mail.subject().isBlank() ? "(uten emne)" : mail.subject()),
                            escaped(String.join(", ", mail.to())),
                            escaped(mail.from()),
                            escaped(mail.sent())));
        }
        return FRAME.formatted("Innboks", """
                <table>
                <thead><tr><th>Emne</th><th>Til</th><th>Fra</th><th>Sendt</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>
                """.formatted(rows));
    }

    static String one(CaughtMail mail) {
        StringBuilder body = new StringBuilder("<p><a href=\"/\">Innboks</a></p>\n");
        body.append("<p>Til %s, fra %s, %s</p>%n"
                .formatted(escaped(String.join(", ", mail.to())), escaped(mail.from()), escaped(mail.sent())));
        if (!mail.links().isEmpty()) {
            body.append("<h2>Lenker</h2>\n<ul>\n");
            for (String link : mail.links()) {
                body.append("<li><a href=\"%1$s\" rel=\"noreferrer\">%1$s</a></li>%n".formatted(escaped(link)));
            }
            body.append("</ul>\n");
        }
        if (!mail.html().isBlank()) {
            body.append("<h2>HTML</h2>\n<iframe title=\"E-posten som HTML\" sandbox srcdoc=\"%s\"></iframe>%n"
                    .formatted(escaped(mail.html())));
        }
        if (!mail.text().isBlank()) {
            body.append("<h2>Tekst</h2>\n<pre>%s</pre>%n".formatted(escaped(mail.text())));
        }
        return FRAME.formatted(escaped(mail.subject().isBlank() ? "(uten emne)" : mail.subject()), body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
