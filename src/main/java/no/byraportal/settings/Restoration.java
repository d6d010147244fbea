package no.byraportal.settings;

import java.util.ArrayList;
import java.util.List;
import no.byraportal.shared.InvalidValue;

/**
 * What it would be to bring an earlier revision back. Numbers, identity and {@code active} stay as they are: they are no
 * longer what they were then, whatever one wishes.
 *
 * @param desired what the client's settings would be
 * @param kept    fields that differ and stay as they are all the same, since nothing right was given for them then
 */
public record Restoration(ClientSettings desired, List<SettingsField> kept) {

    public Restoration {
        kept = List.copyOf(kept);
    }

    static Restoration of(ClientSettings now, SettingsDocument then) {
        SettingsDocument desired = now.document();
        List<SettingsField> kept = new ArrayList<>();
        for (SettingsField field : SettingsField.values()) {
            if (!field.isRestored() || field.in(desired).equals(field.in(then))) {
                continue;
            }
            try {
                if (then.unjudged().containsKey(field.path()) || field.in(then).isEmpty()) {
                    kept.add(field);
                } else {
                    desired = desired.with(field, field.in(then).get());
                }
            } catch (InvalidValue e) {
                kept.add(field);
            }
        }
        return new Restoration(now.desiring(desired), kept);
    }
}
