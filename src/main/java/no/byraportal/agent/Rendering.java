package no.byraportal.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.byraportal.agent.Segment.Kind;

/** Writes what is desired over an installation's file, piece by piece in its order; nothing else is touched. */
final class Rendering {

    /** Enough of what stands before a piece to see how its line begins. */
    private static final int LOOK_BACK = 200;

    private final Outline outline;
    private final Desired desired;
    private final Map<Integer, Map<String, String>> listings = new LinkedHashMap<>();
    private String before = "";

    Rendering(Outline outline, Desired desired) {
        this.outline = outline;
        this.desired = desired;
        Set<String> unsent = desired.unsent().stream()
                .map(wish -> wish.client().erpClientNo().digits())
                .collect(Collectors.toSet());
        desired.activity().forEach((number, active) -> {
            if (active != FileSettings.active(outline, number) || unsent.contains(number)) {
                String tag = FileSettings.LISTED + number;
                int home = outline.homes().getOrDefault(tag, outline.newHome());
                listings.computeIfAbsent(home, h -> new LinkedHashMap<>()).put(tag, FileSettings.listed(active));
            }
        });
    }

    /** What the segment at this position becomes; the same text when nothing of it changes. */
    String written(int position, Segment segment) {
        String text = segment.text();
        if (segment.kind() == Kind.SYSTEM) {
            text = withListings(segment, listings.getOrDefault(position, Map.of()));
        } else if (segment.kind() == Kind.COMPANY) {
            Optional<Desired.Wish> wish = desired.of(segment.erpClientNo());
            if (wish.isPresent()) {
                text = FileSettings.write(
                        segment, wish.get().document(), wish.get().held());
            }
        }
        String line = Segment.lineOf(before + segment.text(), before.length());
        if (position == outline.firstCompany() && listings.containsKey(-1)) {
            text = newSystem() + line + text;
        }
        if (position == outline.lastBlock()) {
            text = text + born(line);
        }
        before = (before + segment.text());
        before = before.substring(Math.max(0, before.length() - LOOK_BACK));
        return text;
    }

    private static String withListings(Segment system, Map<String, String> listed) {
        Segment.Edits edits = system.edit();
        listed.forEach(edits::set);
        return edits.text();
    }

    private String newSystem() {
        StringBuilder system = new StringBuilder("<system>");
        listings.getOrDefault(-1, Map.of()).forEach((tag, value) -> system.append(Segment.written(tag, value)));
        return system.append("</system>").toString();
    }

    private String born(String line) {
        StringBuilder text = new StringBuilder();
        for (Desired.Wish wish : desired.unsent()) {
            text.append(FileSettings.born(wish.client(), wish.document(), line));
        }
        return text.toString();
    }
}
