package no.byraportal.webfaktura;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import no.byraportal.settings.Series;
import no.byraportal.settings.SettingsAnswer;
import org.jspecify.annotations.Nullable;

/**
 * One client as WebFaktura is told of it (contracts.md §5): the claim alone until it has confirmed it, all else from then
 * on. What is not told is left out.
 *
 * @param orders those that wait to be carried out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FeedClient(
        long clientNumber,
        long position,
        @Nullable Boolean active,
        @Nullable Integer revision,
        @Nullable SettingsAnswer settings,
        @Nullable List<FeedUser> users,
        @Nullable List<FeedOrder> orders,
        @Nullable FeedClaim claim) {

    record FeedUser(
            String sub,
            String email,
            String name,
            @Schema(allowableValues = {"USER", "ADMIN"}) String level) {}

    record FeedOrder(String id, Series series, int atLeast) {}

    /** Who the client is, by what the bureau and its ERP say. */
    record FeedClaim(@Nullable String orgNumber, String name, String customerNumber) {}
}
