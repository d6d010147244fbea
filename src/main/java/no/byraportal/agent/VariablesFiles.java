package no.byraportal.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import no.byraportal.agent.Segment.Kind;
import no.byraportal.agent.VariablesVersion.Direction;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.InstallationId;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every file that an installation sent or was given, in sealed segments; nothing is ever overwritten or removed. */
@Component
class VariablesFiles {

    /** A segment is sealed in parts of at most this many bytes. */
    static final int LONGEST_PART = 1 << 20;

    /** So many segments are read or written at once. */
    private static final int BATCH = 200;

    private static final String COLUMNS = """
            select id, bureau_id, installation_id, direction, at, actor_id, actor_name, sha256, size, charset, marked,
                   clients, base_id from variables_version\s""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Vault vault;
    private final Clock clock;

    VariablesFiles(JdbcClient jdbc, JdbcTemplate batches, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.vault = vault;
        this.clock = clock;
    }

    /** The file that the installation sent last. */
    Optional<VariablesVersion> present(BureauId bureau, InstallationId installation) {
        return jdbc.sql(COLUMNS + """
                        where id = (select present_version from installation where id = :installation)
                          and bureau_id = :bureau""")
                .param("installation", installation.toString())
                .param("bureau", bureau.toString())
                .query((row, n) -> version(row))
                .optional();
    }

    /** The file that the installation was given for a generation of its settings, if it has asked. */
    Optional<VariablesVersion> given(BureauId bureau, InstallationId installation, long generation) {
        return jdbc.sql(COLUMNS + """
                        where installation_id = :installation and bureau_id = :bureau and generation = :generation""")
                .param("installation", installation.toString())
                .param("bureau", bureau.toString())
                .param("generation", generation)
                .query((row, n) -> version(row))
                .optional();
    }

    Optional<VariablesVersion> version(BureauId bureau, InstallationId installation, VersionId id) {
        return jdbc.sql(COLUMNS + "where id = :id and installation_id = :installation and bureau_id = :bureau")
                .param("id", id.toString())
                .param("installation", installation.toString())
                .param("bureau", bureau.toString())
                .query((row, n) -> version(row))
                .optional();
    }

    /** What went to and fro, newest first. */
    List<VariablesVersion> versions(BureauId bureau, InstallationId installation, int offset, int limit) {
        return jdbc.sql(COLUMNS + """
                        where installation_id = :installation and bureau_id = :bureau
                        order by at desc, id limit :limit offset :offset""")
                .param("installation", installation.toString())
                .param("bureau", bureau.toString())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> version(row))
                .list();
    }

    int count(BureauId bureau, InstallationId installation) {
        return jdbc.sql("""
                        select count(*) from variables_version
                        where installation_id = :installation and bureau_id = :bureau""")
                .param("installation", installation.toString())
                .param("bureau", bureau.toString())
                .query(Integer.class)
                .single();
    }

    private static VariablesVersion version(ResultSet row) throws SQLException {
        return new VariablesVersion(
                VersionId.of(row.getString("id")),
                BureauId.of(row.getString("bureau_id")),
                InstallationId.of(row.getString("installation_id")),
                Direction.valueOf(row.getString("direction")),
                row.getObject("at", Instant.class),
                new Actor(row.getString("actor_id"), row.getString("actor_name")),
                row.getString("sha256"),
                row.getLong("size"),
                row.getInt("clients"),
                new Encoding(Charset.forName(row.getString("charset")), row.getBoolean("marked")),
                Optional.ofNullable(row.getString("base_id")).map(VersionId::of));
    }

    /** Begins to keep what an installation sends; what it sends from now on is its present file. */
    Keeping keepSent(BureauId bureau, InstallationId installation, Actor by, SpooledFile file) {
        VersionId id = VersionId.random();
        insert(
                new VariablesVersion(
                        id,
                        bureau,
                        installation,
                        Direction.SENT,
                        clock.instant(),
                        by,
                        file.spool().digest(),
                        file.spool().size(),
                        file.outline().erpClientNos().size(),
                        file.encoding(),
                        Optional.empty()),
                null);
        jdbc.sql("""
                        update installation set present_version = :version, generation = generation + 1
                        where id = :id and bureau_id = :bureau""")
                .param("version", id.toString())
                .param("id", installation.toString())
                .param("bureau", bureau.toString())
                .update();
        return new Keeping(bureau, id, file.encoding());
    }

    /** Begins to keep what an installation is given; {@link #given} finds it when its length and hash are told. */
    Keeping keepGiven(VariablesVersion base, Actor by, long generation) {
        VersionId id = VersionId.random();
        insert(
                new VariablesVersion(
                        id,
                        base.bureau(),
                        base.installation(),
                        Direction.GIVEN,
                        clock.instant(),
                        by,
                        base.sha256(),
                        base.size(),
                        base.clients(),
                        base.encoding(),
                        Optional.of(base.id())),
                generation);
        return new Keeping(base.bureau(), id, base.encoding());
    }

    private void insert(VariablesVersion version, @Nullable Long generation) {
        jdbc.sql("""
                        insert into variables_version (id, bureau_id, installation_id, direction, at, actor_id, actor_name,
                            sha256, size, charset, marked, clients, base_id, generation)
                        values (:id, :bureau, :installation, :direction, :at, :actorId, :actorName, :sha256, :size,
                            :charset, :marked, :clients, :base, :generation)""")
                .param("id", version.id().toString())
                .param("bureau", version.bureau().toString())
                .param("installation", version.installation().toString())
                .param("direction", version.direction().name())
                .param("at", version.at())
                .param("actorId", version.by().id())
                .param("actorName", version.by().name())
                .param("sha256", version.sha256())
                .param("size", version.size())
                .param("charset", version.encoding().charset().name())
                .param("marked", version.encoding().marked())
                .param("clients", version.clients())
                .param("base", version.base().map(VersionId::toString).orElse(null))
                .param("generation", generation)
                .update();
    }

    /** Segments on their way into the database, a batch at a time. */
    final class Keeping {

        private final BureauId bureau;
        private final VersionId version;
        private final Encoding encoding;
        private final List<Object[]> rows = new ArrayList<>();

        private Keeping(BureauId bureau, VersionId version, Encoding encoding) {
            this.bureau = bureau;
            this.version = version;
            this.encoding = encoding;
        }

        void add(int position, Kind kind, @Nullable String erpClientNo, int line, String text) {
            byte[] bytes = encoding.bytes(text);
            for (int part = 0; part == 0 || part * LONGEST_PART < bytes.length; part++) {
                int from = part * LONGEST_PART;
                byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + LONGEST_PART));
                rows.add(new Object[] {
                    version.toString(),
                    position,
                    part,
                    kind.name(),
                    erpClientNo,
                    line,
                    vault.seal(piece, row(bureau, version, position, part))
                });
            }
            if (rows.size() >= BATCH) {
                write();
            }
        }

        private void write() {
            batches.batchUpdate("""
                    insert into variables_segment (version_id, position, part, kind, erp_client_no, line, sealed)
                    values (?, ?, ?, ?, ?, ?, ?)""", rows);
            rows.clear();
        }

        void done() {
            if (!rows.isEmpty()) {
                write();
            }
        }

        /** Of a given file, once all of it is written. */
        void done(String sha256, long size, int clients) {
            done();
            jdbc.sql("""
                            update variables_version set sha256 = :sha256, size = :size, clients = :clients
                            where id = :id and bureau_id = :bureau""")
                    .param("sha256", sha256)
                    .param("size", size)
                    .param("clients", clients)
                    .param("id", version.toString())
                    .param("bureau", bureau.toString())
                    .update();
        }
    }

    private static String row(BureauId bureau, VersionId version, int position, int part) {
        return bureau + "|variables_segment|" + version + "|" + position + "|" + part;
    }

    /** One row of the file, opened. */
    private record Piece(VersionId holder, int position, Kind kind, int line, byte[] bytes) {}

    private Piece piece(VariablesVersion version, ResultSet row) throws SQLException {
        VersionId holder = VersionId.of(row.getString("version_id"));
        int position = row.getInt("position");
        return new Piece(
                holder,
                position,
                Kind.valueOf(row.getString("kind")),
                row.getInt("line"),
                vault.open(row.getBytes("sealed"), row(version.bureau(), holder, position, row.getInt("part"))));
    }

    /** The parts of one segment, put together again. */
    private static Piece whole(List<Piece> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parts.forEach(part -> bytes.writeBytes(part.bytes()));
        Piece first = parts.getFirst();
        return new Piece(first.holder(), first.position(), first.kind(), first.line(), bytes.toByteArray());
    }

    private static Segment segment(VariablesVersion version, Piece whole) {
        return Segment.of(
                whole.kind(),
                whole.line(),
                new String(whole.bytes(), version.encoding().charset()));
    }

    /** A client's own segment of a file that was sent. */
    Optional<Segment> segment(VariablesVersion sent, String erpClientNo) {
        List<Piece> parts = jdbc.sql("""
                        select version_id, position, part, kind, line, sealed from variables_segment
                        where version_id = :version and erp_client_no = :number order by position, part""")
                .param("version", sent.id().toString())
                .param("number", erpClientNo)
                .query((row, n) -> piece(sent, row))
                .list();
        return parts.isEmpty() ? Optional.empty() : Optional.of(segment(sent, whole(parts)));
    }

    /** What stands for a client in a file; empty when the file lacks it. */
    Optional<String> company(VariablesVersion version, String erpClientNo) {
        List<Piece> parts = jdbc.sql("""
                        select s.version_id, s.position, s.part, s.kind, s.line, s.sealed from variables_segment s
                        join variables_segment b on b.position = s.position and b.part = 0
                        where b.version_id = :base and b.erp_client_no = :number and s.version_id in (:base, :version)
                        order by s.version_id = :base, s.part""")
                .param("base", base(version))
                .param("version", version.id().toString())
                .param("number", erpClientNo)
                .query((row, n) -> piece(version, row))
                .list();
        return parts.stream()
                .map(Piece::holder)
                .findFirst()
                .map(holder -> segment(
                                version,
                                whole(parts.stream()
                                        .filter(part -> part.holder().equals(holder))
                                        .toList()))
                        .text())
                .or(() -> appended(version, erpClientNo));
    }

    private static String base(VariablesVersion version) {
        return version.base().orElse(version.id()).toString();
    }

    /** Clients that the file over which it is written lacks stand after the last block of that. */
    private Optional<String> appended(VariablesVersion version, String erpClientNo) {
        List<Piece> last = jdbc.sql("""
                        select version_id, position, part, kind, line, sealed from variables_segment
                        where version_id = :version and position = (
                            select position from variables_segment where version_id = :base and kind <> 'BETWEEN'
                            order by kind = 'COMPANY' desc, position desc limit 1)
                        order by part""")
                .param("version", version.id().toString())
                .param("base", base(version))
                .query((row, n) -> piece(version, row))
                .list();
        if (version.base().isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        Piece block = whole(last);
        String text = new String(block.bytes(), version.encoding().charset());
        try (SegmentReader reader = new SegmentReader(new StringReader(text), block.line())) {
            return Stream.generate(reader::next)
                    .takeWhile(Optional::isPresent)
                    .flatMap(Optional::stream)
                    .filter(segment -> segment.kind() == Kind.COMPANY
                            && segment.erpClientNo().equals(erpClientNo))
                    .findFirst()
                    .map(Segment::text);
        }
    }

    /** The {@code <system>} segments of a file that was sent, by position. */
    Map<Integer, Segment> systems(VariablesVersion sent) {
        Map<Integer, List<Piece>> parts = new TreeMap<>();
        jdbc.sql("""
                        select version_id, position, part, kind, line, sealed from variables_segment
                        where version_id = :version and kind = 'SYSTEM' order by position, part""")
                .param("version", sent.id().toString())
                .query((row, n) -> piece(sent, row))
                .list()
                .forEach(piece -> parts.computeIfAbsent(piece.position(), p -> new ArrayList<>())
                        .add(piece));
        Map<Integer, Segment> systems = new TreeMap<>();
        parts.forEach((position, pieces) -> systems.put(position, segment(sent, whole(pieces))));
        return systems;
    }

    /** The outline of a file that was sent; only its {@code <system>} is opened. */
    Outline outline(VariablesVersion sent) {
        Map<Integer, Segment> systems = systems(sent);
        Outline.Drawing drawing = new Outline.Drawing();
        jdbc.sql("""
                        select position, kind, erp_client_no from variables_segment
                        where version_id = :version and kind <> 'BETWEEN' and part = 0 order by position""").param("version", sent.id().toString()).query(row -> {
            int position = row.getInt("position");
            if (systems.containsKey(position)) {
                drawing.system(position, systems.get(position));
            } else {
                drawing.company(
                        position,
                        Optional.ofNullable(row.getString("erp_client_no")).orElse(""));
            }
        });
        return drawing.done();
    }

    /** All segments of a file that was sent, in its order, a batch at a time. */
    Iterator<Segment> segments(VariablesVersion sent) {
        return reading(sent, piece -> segment(sent, piece));
    }

    /** The text of a file, piece by piece. */
    Iterator<String> texts(VariablesVersion version) {
        return reading(
                version, piece -> new String(piece.bytes(), version.encoding().charset()));
    }

    private <T> Iterator<T> reading(VariablesVersion version, Function<Piece, T> as) {
        Reading reading = new Reading(version);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return reading.hasNext();
            }

            @Override
            public T next() {
                return as.apply(reading.next());
            }
        };
    }

    private final class Reading implements Iterator<Piece> {

        private final VariablesVersion version;
        private final Deque<Piece> ready = new ArrayDeque<>();
        private int next;
        private boolean ended;

        Reading(VariablesVersion version) {
            this.version = version;
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !ended) {
                read();
            }
            return !ready.isEmpty();
        }

        @Override
        public Piece next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void read() {
            Map<Integer, List<Piece>> pieces = pieces(version.base().orElse(version.id()));
            ended = pieces.isEmpty();
            if (version.base().isPresent() && !ended) {
                pieces.putAll(pieces(version.id()));
            }
            pieces.values().forEach(parts -> ready.add(whole(parts)));
            next += BATCH;
        }

        private Map<Integer, List<Piece>> pieces(VersionId holder) {
            Map<Integer, List<Piece>> pieces = new TreeMap<>();
            jdbc.sql("""
                            select version_id, position, part, kind, line, sealed from variables_segment
                            where version_id = :version and position >= :from and position < :to
                            order by position, part""")
                    .param("version", holder.toString())
                    .param("from", next)
                    .param("to", next + BATCH)
                    .query((row, n) -> piece(version, row))
                    .list()
                    .forEach(piece -> pieces.computeIfAbsent(piece.position(), p -> new ArrayList<>())
                            .add(piece));
            return pieces;
        }
    }

    /** Writes a file out, byte for byte. */
    void write(VariablesVersion version, OutputStream out) throws IOException {
        out.write(version.encoding().mark());
        for (Iterator<Piece> pieces = new Reading(version); pieces.hasNext(); ) {
            out.write(pieces.next().bytes());
        }
    }

    static String sha256(byte[] bytes) {
        MessageDigest digest = Spool.sha256();
        return HexFormat.of().formatHex(digest.digest(bytes));
    }
}
