package no.byraportal.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.byraportal.client.Client;
import no.byraportal.settings.SettingsDocument;

/** What the portal wants of an installation's clients, looked up a batch at a time in the order of its file. */
final class Desired {

    /** So many clients are looked up at once. */
    static final int BATCH = 200;

    /**
     * What is wanted for one client.
     *
     * @param held paths of values that somebody changed by hand in the file, and nobody has decided on yet
     */
    record Wish(Client client, SettingsDocument document, Set<String> held) {}

    private final List<String> order;
    private final Map<String, Boolean> activity;
    private final List<Wish> unsent;
    private final Function<List<String>, Map<String, Wish>> lookup;
    private Map<String, Wish> batch = new HashMap<>();
    private int next;

    /**
     * @param order    the file's clients, in its order
     * @param activity every client that the portal keeps for the installation: should it be synchronised?
     * @param unsent   clients that the installation has never sent
     * @param lookup   the wishes for some clients, by ERP number
     */
    Desired(
            List<String> order,
            Map<String, Boolean> activity,
            List<Wish> unsent,
            Function<List<String>, Map<String, Wish>> lookup) {
        this.order = order;
        this.activity = activity;
        this.unsent = unsent;
        this.lookup = lookup;
    }

    /** Asked in the order of the file. */
    Optional<Wish> of(String erpClientNo) {
        while (!batch.containsKey(erpClientNo) && next < order.size() && activity.containsKey(erpClientNo)) {
            int to = Math.min(order.size(), next + BATCH);
            batch = lookup.apply(order.subList(next, to).stream()
                    .filter(activity::containsKey)
                    .toList());
            next = to;
        }
        return Optional.ofNullable(batch.get(erpClientNo));
    }

    /** Every client of the file that the portal keeps, in the file's order: should it be synchronised? */
    Map<String, Boolean> activity() {
        Map<String, Boolean> inFile = new java.util.LinkedHashMap<>();
        for (String number : order) {
            Boolean active = activity.get(number);
            if (active != null) {
                inFile.put(number, active);
            }
        }
        unsent.forEach(wish ->
                inFile.put(wish.client().erpClientNo().digits(), wish.document().active()));
        return inFile;
    }

    List<Wish> unsent() {
        return unsent;
    }
}
