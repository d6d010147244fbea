package no.byraportal.mail;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import no.byraportal.shared.Texts;
import no.byraportal.work.Jobs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Where letters are sent: as plain text and as a page, by SMTP. */
@Configuration(proxyBeanMethods = false)
class Post {

    @Bean
    OneTimeTask<Letter> letterSending(JavaMailSender server, @Value("${byraportal.mail.from}") String from) {
        return Jobs.job("letter", Letter.class, letter -> server.send(message(letter, from, server)));
    }

    private static MimeMessage message(Letter letter, String from, JavaMailSender server) {
        MimeMessage message = server.createMimeMessage();
        try {
            var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            parts.setTo(letter.to().address());
            parts.setFrom(from, Texts.text(Locale.forLanguageTag(letter.language()), "mail.from", letter.onBehalfOf()));
            parts.setSubject(letter.subject());
            parts.setText(LetterText.plain(letter), LetterText.page(letter));
            // No out-of-office answers, please.
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", letter.language());
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException(letter.toString(), e);
        }
        return message;
    }
}
