package daylight.reader.pgp;

import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Documents that are OpenPGP and nothing else: messages, signatures, keys; in binary, or one block of armour.
/// Armour within other text is followed by [ArmourWatch].
public final class OpenPgp {
    private static final List<String> SUFFIXES = List.of(".gpg", ".pgp", ".asc", ".sig");

    /// What a message says whose writer wants it to be shown and not kept (RFC 9580, 5.9).
    private static final String NOT_KEPT = "_CONSOLE";

    /// Read a document of OpenPGP into its node.
    ///
    /// @return how it ended; empty when it is none, and nothing was emitted
    public Optional<Ending> read(Evidence evidence, Node node, Members members) throws IOException {
        byte[] start = start(evidence);
        if (Armour.begins(start)) {
            Armour armour = new Armour(evidence.open());
            try (armour) {
                if (!isOneBlock(armour, node)) {
                    return Optional.empty();
                }
            }
            return packets(evidence, node, members, armour.headers());
        }
        return Beginning.isPackets(start, evidence.sizeBytes())
                ? packets(evidence, node, members, List.of())
                : Optional.empty();
    }

    private static byte[] start(Evidence evidence) throws IOException {
        if (evidence.bytes().isPresent()) {
            byte[] all = evidence.bytes().get();
            boolean isAsked = all.length > 0 && (Beginning.mayBe(all[0]) || Armour.begins(all));
            return isAsked ? Arrays.copyOf(all, Math.min(all.length, Beginning.BYTES)) : new byte[0];
        }
        try (InputStream in = evidence.open()) {
            return in.readNBytes(Beginning.BYTES);
        }
    }

    /// Whether nothing but white space stands behind the first block.
    private static boolean isOneBlock(Armour armour, Node node) throws IOException {
        byte[] letters = new byte[64 * 1024];
        while (armour.read(letters, 0, letters.length) >= 0) {
            node.reading().checkTime();
        }
        InputStream rest = armour.rest();
        int next = rest.read();
        while (next == '\n' || next == '\r' || next == ' ' || next == '\t' || next == 0) {
            next = rest.read();
        }
        return next < 0;
    }

    private static Optional<Ending> packets(Evidence evidence, Node node, Members members, List<String> headers) {
        PacketFacts facts = new PacketFacts(Optional.of(node.reading()));
        Contents contents = new Contents(node, members);
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            try (InputStream in = open(evidence)) {
                facts.take(in, (name, content) -> contents.file(path(name, node), evidence.sizeBytes(), () -> content));
            }
        });
        if (facts.isEmpty() && contents.count() == 0) {
            if (thrown.orElse(null) instanceof LimitReached limit) {
                throw limit;
            }
            return Optional.empty();
        }
        node.listed(contents.count(), List.of());
        node.mediaType(type(facts, contents.count() > 0));
        headers.forEach(header -> {
            node.put("pgp:armour-header", header);
            node.text(header + "\n");
        });
        facts.tell(node);
        if (facts.isEncrypted()) {
            return Optional.of(Ending.of(Verdict.ENCRYPTED, Reason.PASSWORD));
        }
        return Optional.of(thrown.map(t -> Hostile.ending(t, true)).orElseGet(contents::ending));
    }

    private static InputStream open(Evidence evidence) throws IOException {
        try (InputStream in = evidence.open()) {
            if (!Armour.begins(in.readNBytes(Beginning.BYTES))) {
                return new BufferedInputStream(evidence.open());
            }
        }
        return new BufferedInputStream(Base64.getMimeDecoder().wrap(new Armour(evidence.open())));
    }

    private static String type(PacketFacts facts, boolean hasContent) {
        if (facts.isEncrypted()) {
            return "application/pgp-encrypted";
        }
        if (facts.hasKeys()) {
            return "application/pgp-keys";
        }
        return hasContent ? "application/x-pgp-message" : "application/pgp-signature";
    }

    private static NameBytes path(byte[] said, Node node) {
        String name = new String(said, StandardCharsets.UTF_8);
        if (!name.isBlank() && !name.equals(NOT_KEPT)) {
            return NameBytes.of(name);
        }
        String own = node.name().display();
        for (String suffix : SUFFIXES) {
            if (own.toLowerCase(Locale.ROOT).endsWith(suffix) && own.length() > suffix.length()) {
                return NameBytes.of(own.substring(0, own.length() - suffix.length()));
            }
        }
        return Members.unnamed(1);
    }
}
