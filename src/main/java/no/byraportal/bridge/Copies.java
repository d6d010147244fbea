package no.byraportal.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dated copies of variables.xml: what the bridge replaced, and what it wrote. The oldest go when there are many. */
final class Copies {

    static final String FOLDER = "byraportal-kopier";

    private static final DateTimeFormatter DATED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern COPY = Pattern.compile("variables-\\d{8}T\\d{9}Z-[0-9a-f]{12}\\.xml");

    private final Path folder;
    private final int most;
    private final Clock clock;

    Copies(Path beside, int most, Clock clock) {
        this.folder = beside.resolve(FOLDER);
        this.most = most;
        this.clock = clock;
    }

    /** Contents that are kept already get today's date. */
    void keep(Content content) throws IOException {
        Files.createDirectories(folder);
        Path copy = folder.resolve("variables-" + DATED.format(clock.instant()) + "-" + content.brief() + ".xml");
        Optional<Path> known = path(content.brief());
        if (known.isPresent()) {
            Folder.moveOver(known.get(), copy);
        } else {
            Path fresh = folder.resolve("new");
            Folder.write(fresh, content.bytes());
            Folder.moveOver(fresh, copy);
        }
        List<Path> all = all();
        for (Path old : all.subList(0, Math.max(0, all.size() - most))) {
            Files.deleteIfExists(old);
        }
    }

    /** Takes in a write of the agent that nobody could put back, for a person to look at. */
    Path takeAside(Path stray) throws IOException {
        Files.createDirectories(folder);
        Path kept = folder.resolve("ikke-flettet-" + DATED.format(clock.instant()) + ".xml");
        return Files.move(stray, kept, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The contents whose SHA-256 begins so. */
    Optional<Content> find(String brief) throws IOException {
        Optional<Path> copy = path(brief);
        return copy.isEmpty()
                ? Optional.empty()
                : Optional.of(Content.of(Files.readAllBytes(copy.get())))
                        .filter(found -> found.brief().equals(brief));
    }

    private Optional<Path> path(String brief) throws IOException {
        return all().stream()
                .filter(copy -> copy.toString().endsWith("-" + brief + ".xml"))
                .findFirst();
    }

    /** The oldest first. */
    private List<Path> all() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(
                            path -> COPY.matcher(path.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
