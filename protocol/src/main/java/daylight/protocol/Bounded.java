package daylight.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Brings events into the bounds of a frame before they are written: long texts and long lists of names go out in
/// several events that add up to the same, and what nobody reads (names of a megabyte, metadata of many) is cut,
/// visibly.
public final class Bounded {
    /// A zip entry's name can have 65,535 bytes, a path of Linux 4,096.
    public static final int NAME_BYTES_MAX = 64 * 1024;

    /// UTF-16 units of one text event.
    public static final int TEXT_CHARS_MAX = 256 * 1024;

    /// Bytes of the names in one list event.
    private static final int LIST_BYTES_MAX = 1024 * 1024;

    /// UTF-16 units of one document's metadata, names and values; three times that in bytes still fits a frame.
    public static final int METADATA_CHARS_MAX = 2 * 1024 * 1024;

    /// UTF-16 units of a media type, a hash or a detail.
    public static final int WORD_CHARS_MAX = 1024;

    /// The metadata name that tells that some were left out.
    public static final String METADATA_CUT = "daylight:metadata-cut";

    private Bounded() {}

    /// Write an event, in several frames where one cannot hold it.
    public static void write(FrameWriter out, long request, Event event) throws IOException {
        switch (event) {
            case Event.Text text when text.chunk().length() > TEXT_CHARS_MAX -> writeText(out, request, text);
            case Event.Began began
            when began.name().length() > NAME_BYTES_MAX ->
                Messages.write(out, request, new Event.Began(began.node(), began.parent(), cut(began.name())));
            case Event.Listed listed when !listed.names().isEmpty() -> writeListed(out, request, listed);
            case Event.Ended ended -> Messages.write(out, request, cut(ended));
            case Event.Began _,
                    Event.Text _,
                    Event.Listed _,
                    Event.PageEnded _,
                    Event.Block _,
                    Event.Picture _,
                    Event.Word _,
                    Event.Recognised _,
                    Event.Done _,
                    Event.Reached _ -> Messages.write(out, request, event);
        }
    }

    private static void writeText(FrameWriter out, long request, Event.Text text) throws IOException {
        String chunk = text.chunk();
        int from = 0;
        while (from < chunk.length()) {
            int to = Math.min(from + TEXT_CHARS_MAX, chunk.length());
            if (to < chunk.length() && Character.isHighSurrogate(chunk.charAt(to - 1))) {
                to--;
            }
            Messages.write(out, request, new Event.Text(text.node(), chunk.substring(from, to)));
            from = to;
        }
    }

    private static void writeListed(FrameWriter out, long request, Event.Listed listed) throws IOException {
        List<NameBytes> part = new ArrayList<>();
        int bytes = 0;
        int unnamed = listed.count() - listed.names().size();
        for (NameBytes name : listed.names()) {
            NameBytes bounded = cut(name);
            if (bytes + bounded.length() > LIST_BYTES_MAX) {
                Messages.write(out, request, new Event.Listed(listed.node(), part.size(), part));
                part.clear();
                bytes = 0;
            }
            part.add(bounded);
            bytes += bounded.length() + Integer.BYTES;
        }
        Messages.write(out, request, new Event.Listed(listed.node(), part.size() + unnamed, part));
    }

    /// The name, cut to [#NAME_BYTES_MAX].
    static NameBytes cut(NameBytes name) {
        return name.length() <= NAME_BYTES_MAX ? name : NameBytes.of(Arrays.copyOf(name.bytes(), NAME_BYTES_MAX));
    }

    private static Event.Ended cut(Event.Ended ended) {
        return new Event.Ended(
                ended.node(),
                cut(ended.sha256()),
                ended.recipe(),
                ended.sizeBytes(),
                cut(ended.mediaType()),
                ended.verdict(),
                ended.reason(),
                cut(ended.detail()),
                cut(ended.metadata()));
    }

    private static String cut(String word) {
        return word.length() <= WORD_CHARS_MAX ? word : word.substring(0, WORD_CHARS_MAX);
    }

    private static Map<String, List<String>> cut(Map<String, List<String>> metadata) {
        long chars = 0;
        for (Map.Entry<String, List<String>> entry : metadata.entrySet()) {
            chars += cost(entry);
        }
        if (chars <= METADATA_CHARS_MAX) {
            return metadata;
        }
        Map<String, List<String>> kept = new LinkedHashMap<>();
        long left = METADATA_CHARS_MAX;
        int dropped = 0;
        for (Map.Entry<String, List<String>> entry :
                metadata.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            long cost = cost(entry);
            if (cost <= left) {
                kept.put(entry.getKey(), entry.getValue());
                left -= cost;
            } else {
                dropped++;
            }
        }
        kept.put(METADATA_CUT, List.of(Integer.toString(dropped)));
        return kept;
    }

    private static long cost(Map.Entry<String, List<String>> entry) {
        long chars = entry.getKey().length() + 8;
        for (String value : entry.getValue()) {
            chars += value.length() + 4;
        }
        return chars;
    }
}
