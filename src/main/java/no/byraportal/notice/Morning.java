package no.byraportal.notice;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.byraportal.identity.BureauId;
import no.byraportal.mail.Letter;
import no.byraportal.mail.Letter.Row;
import no.byraportal.mail.Outbox;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The morning's letter: what is new since the last one, to each of those it was chosen for. What was told is not told again
 * for as long as it lasts; on a morning without news nobody gets a letter. See decision 22.
 */
@Component
class Morning {

    /** What a person reads; the rest stands in the portal. */
    private static final int ROWS = 12;

    private final Findings findings;
    private final NoticeService notices;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String portal;

    Morning(
            Findings findings,
            NoticeService notices,
            Outbox outbox,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            @Value("${byraportal.url}") String portal) {
        this.findings = findings;
        this.notices = notices;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.portal = portal;
    }

    /** Each bureau that is served by itself: one that fails keeps the others from nothing. */
    void write() {
        jdbc.sql("select id from bureau where state = 'ACTIVE' order by id")
                .query((row, n) -> BureauId.of(row.getString("id")))
                .list()
                .forEach(bureau -> transactions.executeWithoutResult(transaction -> write(bureau)));
    }

    private void write(BureauId bureau) {
        String name = jdbc.sql("select name from bureau where id = :bureau for update")
                .param("bureau", bureau.toString())
                .query(String.class)
                .single();
        List<Finding> news = news(bureau);
        for (Reader reader : notices.readers(bureau)) {
            List<Finding> theirs = news.stream()
                    .filter(one -> reader.matters().contains(one.matter()))
                    .toList();
            if (!theirs.isEmpty()) {
                outbox.send(letter(reader, name, theirs));
            }
        }
    }

    /** Remembers what is so now, and answers what was not at the last letter. */
    private List<Finding> news(BureauId bureau) {
        record Told(Matter matter, String id) {}
        Set<Told> told = new HashSet<>(jdbc.sql("select letter, what from letter_told where bureau_id = :bureau")
                .param("bureau", bureau.toString())
                .query((row, n) -> new Told(Matter.valueOf(row.getString("letter")), row.getString("what")))
                .list());
        List<Finding> news = new ArrayList<>();
        findings.of(bureau).forEach(one -> {
            if (!told.remove(new Told(one.matter(), one.id()))) {
                jdbc.sql("insert into letter_told values (:bureau, :letter, :what)")
                        .param("bureau", bureau.toString())
                        .param("letter", one.matter().name())
                        .param("what", one.id())
                        .update();
                news.add(one);
            }
        });
        told.forEach(over -> jdbc.sql(
                        "delete from letter_told where bureau_id = :bureau and letter = :letter and what = :what")
                .param("bureau", bureau.toString())
                .param("letter", over.matter().name())
                .param("what", over.id())
                .update());
        return news;
    }

    private Letter letter(Reader reader, String bureau, List<Finding> news) {
        Locale locale = jdbc.sql("select language from portal_user where id = :reader")
                .param("reader", reader.id().toString())
                .query((row, n) -> Optional.ofNullable(row.getString("language")))
                .single()
                .map(Locale::forLanguageTag)
                .orElse(Texts.BOKMAL);
        List<Row> rows =
                news.stream().limit(ROWS).map(one -> one.row().apply(locale)).toList();
        String counts = reader.matters().stream()
                .sorted()
                .map(matter -> counted(matter, news, locale))
                .flatMap(Optional::stream)
                .collect(joining(", "));
        List<String> small = new ArrayList<>();
        if (news.size() > ROWS) {
            small.add(Texts.text(locale, "notice.more", news.size() - ROWS));
        }
        small.add(Texts.text(locale, "notice.why", bureau));
        return new Letter(
                new EmailAddress(reader.email()),
                Texts.spoken(locale).getLanguage(),
                bureau,
                Texts.text(locale, "notice.subject", bureau, counts),
                Texts.text(locale, "notice.heading"),
                List.of(Texts.text(locale, "notice.text", counts)),
                rows,
                Optional.of(new Letter.Link(Texts.text(locale, "notice.open"), portal + "/klienter")),
                small);
    }

    private static Optional<String> counted(Matter matter, List<Finding> news, Locale locale) {
        long count = news.stream().filter(one -> one.matter() == matter).count();
        return count == 0
                ? Optional.empty()
                : Optional.of(Texts.text(locale, "notice." + matter.word() + ".counted", count));
    }
}
