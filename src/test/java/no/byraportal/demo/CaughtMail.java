package no.byraportal.demo;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One mail that went nowhere but to the mail catcher; what it lacks is empty. */
public record CaughtMail(String from, List<String> to, String subject, String sent, String text, String html) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");

    static CaughtMail of(MimeMessage message) {
        try {
            StringBuilder text = new StringBuilder();
            StringBuilder html = new StringBuilder();
            collect(message, text, html);
            return new CaughtMail(
                    sender(message.getFrom()),
                    addresses(message.getRecipients(RecipientType.TO)),
                    message.getSubject() == null ? "" : message.getSubject(),
                    message.getSentDate() == null
                            ? ""
                            : message.getSentDate().toInstant().toString(),
                    text.toString(),
                    html.toString());
        } catch (MessagingException e) {
            throw new IllegalStateException("A caught mail cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException("A caught mail cannot be read", e);
        }
    }

    private static void collect(Part part, StringBuilder text, StringBuilder html)
            throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), text, html);
            }
        } else if (part.isMimeType("text/html")) {
            html.append(part.getContent());
        } else if (part.isMimeType("text/*")) {
            text.append(part.getContent());
        }
    }

    /** With the name that mail programs show. */
    private static String sender(Address[] from) {
        return from != null && from.length > 0 && from[0] instanceof InternetAddress internet
                ? internet.toUnicodeString()
                : "";
    }

    private static List<String> addresses(Address[] addresses) {
        List<String> all = new ArrayList<>();
        if (addresses != null) {
            for (Address address : addresses) {
                all.add(address instanceof InternetAddress internet ? internet.getAddress() : address.toString());
            }
        }
        return all;
    }

    /** The web addresses in it, each once: what a person would click. */
    public List<String> links() {
        Set<String> links = new LinkedHashSet<>();
        Matcher link = LINK.matcher(text.isEmpty() ? html.replace("&amp;", "&") : text);
        while (link.find()) {
            links.add(link.group());
        }
        return List.copyOf(links);
    }
}
