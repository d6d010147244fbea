package no.byraportal.settings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.ProgramScope;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Orders for a client's next numbers, for the bureau's own programs (contracts.md §4). */
@RestController
@RequestMapping("/api/v1/bureau/clients/{clientNumber}/orders")
class BureauOrdersController {

    private final ClientService clients;
    private final NumberService numbers;

    BureauOrdersController(ClientService clients, NumberService numbers) {
        this.clients = clients;
        this.numbers = numbers;
    }

    enum State {
        /** WebFaktura has not answered yet. */
        WAITING,
        DONE
    }

    record Order(String id, Series series, int atLeast, State state, Instant at, String by) {

        static Order of(NumberOrder order) {
            return new Order(
                    order.id().toString(),
                    order.series(),
                    order.atLeast().value(),
                    order.isWaiting() ? State.WAITING : State.DONE,
                    order.at(),
                    order.by().name());
        }
    }

    /** The newest first. */
    record Orders(List<Order> orders) {}

    record NewOrder(
            @Schema(allowableValues = {"CUSTOMER", "INVOICE", "CREDIT_NOTE"}) @Nullable
            String series,

            @Schema(type = "integer", format = "int32") @Nullable
            JsonNode atLeast) {}

    @GetMapping
    Orders orders(@AuthenticationPrincipal ProgramScope scope, @PathVariable ClientNumber clientNumber) {
        Client client = clients.client(scope, clientNumber);
        return new Orders(
                numbers.orders(scope, client.id()).stream().map(Order::of).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Order order(
            @AuthenticationPrincipal ProgramScope scope,
            @PathVariable ClientNumber clientNumber,
            @RequestHeader(name = "X-Reason", defaultValue = "") String reason,
            @RequestBody NewOrder wanted) {
        scope.requireMayChangeClients();
        Client client = clients.client(scope, clientNumber);
        String why = Sent.reason(reason);
        Map<String, InvalidValue> refused = new LinkedHashMap<>();
        Optional<Series> series = Arrays.stream(Series.values())
                .filter(each -> each.name().equals(wanted.series()))
                .findFirst();
        if (series.isEmpty()) {
            refused.put("series", new InvalidValue("numberorder.series"));
        }
        Optional<SeriesNumber> atLeast = atLeast(wanted.atLeast(), refused);
        if (!refused.isEmpty()) {
            throw new FieldRefused(refused);
        }
        try {
            return Order.of(numbers.order(scope, client.id(), series.orElseThrow(), atLeast.orElseThrow(), why));
        } catch (InvalidValue e) {
            throw new FieldRefused("X-Reason", e);
        }
    }

    private static Optional<SeriesNumber> atLeast(@Nullable JsonNode wanted, Map<String, InvalidValue> refused) {
        try {
            return Optional.of(SeriesNumber.of(Sent.whole(wanted)));
        } catch (InvalidValue e) {
            refused.put("atLeast", e);
            return Optional.empty();
        }
    }
}
