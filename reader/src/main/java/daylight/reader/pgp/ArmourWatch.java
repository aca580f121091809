package daylight.reader.pgp;

import daylight.protocol.BlockKind;
import daylight.reader.ground.LineWatch;
import daylight.reader.ground.Node;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Follows a text for blocks of armour in it, and says at its end for whom something in it is encrypted and who
/// signed it. The letters of the blocks stay in the text.
public final class ArmourWatch implements LineWatch {
    /// What says for whom stands at the beginning; signatures are shorter.
    private static final int BLOCK_CHARS_MAX = 256 * 1024;

    /// A mail of more such blocks is an archive of some kind.
    private static final int BLOCKS_MAX = 200;

    /// Quotes of other mails.
    private static final Pattern MARKS = Pattern.compile("^[>\\s]+");

    private final Node node;
    private final Optional<LineWatch> other;
    private final PacketFacts facts;
    private final StringBuilder block = new StringBuilder();
    private boolean isOpen;
    private int blocks;

    /// @param other to whom all is passed on
    public ArmourWatch(Node node, Optional<LineWatch> other) {
        this.node = node;
        this.other = other;
        this.facts = new PacketFacts(Optional.of(node.reading()));
    }

    @Override
    public void line(String line, int start, int end) {
        other.ifPresent(watch -> watch.line(line, start, end));
        if (!isOpen && !line.contains(Armour.BEGIN)) {
            return;
        }
        String text = MARKS.matcher(line).replaceFirst("");
        if (text.startsWith(Armour.BEGIN) && !text.startsWith(Armour.SIGNED_TEXT)) {
            block.setLength(0);
            isOpen = true;
        }
        if (isOpen && block.length() < BLOCK_CHARS_MAX) {
            block.append(text).append('\n');
        }
        if (isOpen && text.startsWith(Armour.END)) {
            blockEnds();
        }
    }

    private void blockEnds() {
        isOpen = false;
        if (blocks++ >= BLOCKS_MAX) {
            return;
        }
        byte[] letters = block.toString().getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream decoded = Base64.getMimeDecoder().wrap(new Armour(new ByteArrayInputStream(letters)))) {
            facts.takeHead(readable(decoded));
        } catch (IOException _) {
            // Letters that are no armour are words like any other.
            node.reading().checkTime();
        }
    }

    /// What can be decoded: a block that was cut ends in the midst of four letters.
    private static byte[] readable(InputStream in) throws IOException {
        byte[] bytes = new byte[BLOCK_CHARS_MAX];
        int count = 0;
        try {
            for (int next = in.read(); next >= 0 && count < bytes.length; next = in.read()) {
                bytes[count++] = (byte) next;
            }
        } catch (IOException e) {
            if (count == 0) {
                throw e;
            }
        }
        return Arrays.copyOf(bytes, count);
    }

    @Override
    public void marked(BlockKind kind, int level, int start, int end, String label) {
        other.ifPresent(watch -> watch.marked(kind, level, start, end, label));
    }

    @Override
    public void pageEnds(int position) {
        other.ifPresent(watch -> watch.pageEnds(position));
    }

    /// The text has ended: say what was found, behind it.
    public void textEnds() {
        node.unfollow();
        if (isOpen) {
            blockEnds();
        }
        if (facts.isEmpty()) {
            return;
        }
        node.text("\n");
        facts.tell(node);
        if (facts.isEncrypted()) {
            node.encryptedPart();
        }
    }
}
