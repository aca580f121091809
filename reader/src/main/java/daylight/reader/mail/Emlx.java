package daylight.reader.mail;

import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mail as Apple Mail keeps it (`.emlx`, `.partial.emlx`): a line with the count of the mail's bytes, the mail, and a
/// property list with what the program knows of it. The mail is read as any other, and the list becomes metadata
/// and lines behind its text. Apple has published no specification.
public final class Emlx {
    public static final String MEDIA_TYPE = "message/x-emlx";

    /// What was put right, as metadata.
    static final String REPAIRED = "mail:repaired";

    /// Reads a mail into an open node; how it ended.
    @FunctionalInterface
    public interface Mails {
        Ending read(Evidence mail, Node node) throws Exception;
    }

    private static final int HEAD_BYTES = 200;

    /// Property lists have some twenty values.
    private static final int LIST_BYTES_MAX = 1024 * 1024;

    /// A larger mail lies in a temporary file while it is read.
    private static final int MEMORY_BYTES_MAX = 16 * 1024 * 1024;

    private static final Pattern HEAD =
            Pattern.compile("[ \\t]{0,8}(\\d{1,12})[ \\t]*\\r?\\n(?=[A-Za-z][!-9;-~]{0,80}:|From )");
    private static final Pattern LIST =
            Pattern.compile("<\\?xml[^>]{0,200}>\\s*(<!DOCTYPE plist[^>]{0,300}>\\s*)?<plist");

    private final Mails mails;

    public Emlx(Mails mails) {
        this.mails = mails;
    }

    /// Where the mail lies in the file.
    ///
    /// @param from  its first byte
    /// @param to    past its last byte
    /// @param list  the property list, and what stands behind it; empty where there is none
    /// @param at    where it begins
    /// @param isOff whether the count is not that of the mail's bytes
    /// @param isCut whether the file ends before the mail does
    private record Place(long from, long to, Optional<String> list, long at, boolean isOff, boolean isCut) {}

    /// Read such a file into its node.
    ///
    /// @return how it ended; empty when it is none, and nothing was emitted
    public Optional<Ending> read(Evidence evidence, Node node, Members members) throws Exception {
        Optional<Place> found = place(evidence, node.name().display());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Place place = found.get();
        if (place.isOff()) {
            node.put(REPAIRED, "emlx-length");
        }
        List<AppleList.Entry> entries =
                place.list().map(list -> entries(list, node)).orElse(List.of());
        AppleList.facts(entries, node);
        if (place.isCut()) {
            node.damaged();
        }
        Ending ending = mail(evidence, place, node, members);
        node.mediaType(MEDIA_TYPE);
        node.unfollow();
        if (!entries.isEmpty()) {
            node.text("\n");
        }
        for (AppleList.Entry entry : entries) {
            node.text("Apple Mail " + entry.name() + ": " + entry.value() + "\n");
        }
        behind(evidence, place, node);
        return Optional.of(ending);
    }

    /// What somebody put behind the list is no mail, but is in the file.
    private static void behind(Evidence evidence, Place place, Node node) throws IOException {
        long from = place.at() + place.list().map(AppleList::end).orElse(0);
        boolean isSaid = false;
        try (Reader letters = new InputStreamReader(
                new Stretch(evidence, from, evidence.sizeBytes() - from), StandardCharsets.UTF_8)) {
            char[] some = new char[8 * 1024];
            for (int read = letters.read(some); read >= 0; read = letters.read(some)) {
                node.reading().checkTime();
                if (!isSaid && new String(some, 0, read).isBlank()) {
                    continue;
                }
                node.text(isSaid ? "" : "\nBehind the property list:\n");
                isSaid = true;
                node.text(some, 0, read);
            }
        }
    }

    /// A list that is not read to its end stands in the text as it is.
    private static List<AppleList.Entry> entries(String list, Node node) {
        AppleList read = AppleList.of(list);
        if (!read.isWhole()) {
            node.damaged();
        }
        return read.entries();
    }

    private Ending mail(Evidence evidence, Place place, Node node, Members members) throws Exception {
        long size = place.to() - place.from();
        node.reading().expanded(size);
        if (size <= MEMORY_BYTES_MAX) {
            return mails.read(new Evidence.InMemory(Stretch.bytes(evidence, place.from(), (int) size)), node);
        }
        Path file = Files.createTempFile(members.temporaryFolder(), "mail", ".bytes");
        try {
            try (InputStream in = new Stretch(evidence, place.from(), size)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return mails.read(new Evidence.InFile(file, Files.size(file)), node);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Optional<Place> place(Evidence evidence, String name) throws IOException {
        Matcher head = HEAD.matcher(text(evidence, 0, HEAD_BYTES));
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        long size = evidence.sizeBytes();
        long from = head.end();
        long to = from + Long.parseLong(head.group(1));
        if (to <= size) {
            String rest = text(evidence, to, LIST_BYTES_MAX);
            String stripped = rest.stripLeading();
            if (LIST.matcher(stripped).lookingAt()) {
                long at = to + rest.length() - stripped.length();
                return Optional.of(new Place(from, to, Optional.of(stripped), at, false, false));
            }
            if (rest.isBlank() && isNamed(name)) {
                return Optional.of(new Place(from, to, Optional.empty(), size, false, false));
            }
        }
        return isNamed(name) ? Optional.of(placeByList(evidence, from, to)) : Optional.empty();
    }

    /// By the last property list of the file, where the count leads elsewhere.
    private static Place placeByList(Evidence evidence, long from, long said) throws IOException {
        long size = evidence.sizeBytes();
        long tailFrom = Math.max(from, size - LIST_BYTES_MAX);
        String tail = text(evidence, tailFrom, LIST_BYTES_MAX);
        Matcher list = LIST.matcher(tail);
        int at = -1;
        while (list.find()) {
            at = list.start();
        }
        return at < 0
                ? new Place(from, size, Optional.empty(), size, true, said > size)
                : new Place(from, tailFrom + at, Optional.of(tail.substring(at)), tailFrom + at, true, false);
    }

    private static boolean isNamed(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".emlx");
    }

    /// A character for each byte.
    private static String text(Evidence evidence, long from, int bytesMax) throws IOException {
        return new String(Stretch.bytes(evidence, from, bytesMax), StandardCharsets.ISO_8859_1);
    }
}
