package no.byraportal.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.WebFaktura;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Sent;
import no.byraportal.shared.Texts;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What WebFaktura has sent (contracts.md §5): each is judged by itself, and the rest is taken. */
@RestController
@RequestMapping("/api/v1/webfaktura/invoices")
class InvoicesController {

    private final InvoiceService invoices;

    InvoicesController(InvoiceService invoices) {
        this.invoices = invoices;
    }

    /** @param index the place in what was sent, from 0 */
    record RefusedInvoice(int index, String key, String message) {}

    record Answer(int accepted, int repeated, List<RefusedInvoice> refused) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Answer invoices(
            @AuthenticationPrincipal WebFaktura asking, @RequestBody JsonNode sent, HttpServletRequest request) {
        if (!sent.isArray()) {
            throw new RuleBroken("invoices-wanted");
        }
        if (sent.size() > InvoiceService.MOST) {
            throw new RuleBroken("too-many-invoices", InvoiceService.MOST);
        }
        Map<Integer, SentInvoice> told = new TreeMap<>();
        Map<Integer, InvalidValue> refused = new TreeMap<>();
        for (int index = 0; index < sent.size(); index++) {
            try {
                told.put(index, invoice(sent.get(index)));
            } catch (InvalidValue e) {
                refused.put(index, e);
            }
        }
        TakenInvoices taken = invoices.take(asking, told);
        refused.putAll(taken.refused());
        Locale locale = Texts.asked(request);
        return new Answer(
                taken.accepted(),
                taken.repeated(),
                refused.entrySet().stream()
                        .map(each -> new RefusedInvoice(
                                each.getKey(),
                                each.getValue().key(),
                                Texts.text(
                                        locale,
                                        each.getValue().key(),
                                        each.getValue().arguments())))
                        .toList());
    }

    private static SentInvoice invoice(JsonNode sent) {
        if (!sent.isObject()) {
            throw new InvalidValue("patch.object");
        }
        return new SentInvoice(
                ClientNumber.of(Sent.whole(sent.get("clientNumber"))),
                oneOf(InvoiceKind.values(), sent.path("kind"), "invoice.kind"),
                SeriesNumber.of(Sent.whole(sent.get("number"))),
                day(sent.path("issuedOn")),
                oneOf(Delivery.values(), sent.path("delivery"), "invoice.delivery"));
    }

    private static <E extends Enum<E>> E oneOf(E[] all, JsonNode sent, String key) {
        return Arrays.stream(all)
                .filter(each -> each.name().equals(sent.asString("")))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(key));
    }

    private static LocalDate day(JsonNode sent) {
        try {
            LocalDate day = LocalDate.parse(sent.asString(""));
            if (day.getYear() < 2000 || day.getYear() > 2100) {
                throw new InvalidValue("invoice.issuedon");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new InvalidValue("invoice.issuedon");
        }
    }
}
