package daylight.reader.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The texts of one table of dBASE and its kin, each in a code of its own: UTF-8 where its bytes are,
/// whatever the table says of one byte for each letter, for programs write UTF-8 and leave the mark as
/// it was. A byte that the code does not have becomes the character of its number, and never one that
/// stands for nothing.
final class DbaseTexts {
    private static final Charset WEST = Charset.forName("windows-1252");

    private final Optional<Charset> told;
    private final Charset charset;
    private final boolean isWide;
    private boolean hasUtf8;
    private boolean hasOther;

    /// @param told the code page that the table names
    DbaseTexts(Optional<Charset> told) {
        this.told = told;
        this.charset = told.orElse(WEST);
        this.isWide = charset.newEncoder().maxBytesPerChar() > 1;
    }

    /// The codes of the texts so far, and what was guessed.
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (told.isPresent() || hasOther) {
            names.add(charset.name() + (told.isPresent() ? "" : " (guessed)"));
        }
        if (hasUtf8 || names.isEmpty()) {
            names.add(StandardCharsets.UTF_8.name() + " (guessed)");
        }
        return names;
    }

    String text(byte[] bytes, int from, int length) {
        boolean isPlain = true;
        for (int i = from; i < from + length; i++) {
            isPlain &= bytes[i] >= 0;
        }
        if (isPlain) {
            return new String(bytes, from, length, StandardCharsets.US_ASCII);
        }
        return isWide ? other(bytes, from, length) : oneByteOrUtf8(bytes, from, length);
    }

    private String oneByteOrUtf8(byte[] bytes, int from, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
        CharBuffer out = CharBuffer.allocate(length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, false);
        int read = in.position() - from;
        if (result.isError() || read == out.position()) {
            return other(bytes, from, length);
        }
        hasUtf8 = true;
        // A text as long as its column may break off within a letter.
        String cut = in.hasRemaining() ? other(bytes, in.position(), in.remaining()) : "";
        return out.flip() + cut;
    }

    private String other(byte[] bytes, int from, int length) {
        hasOther = true;
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
        CharBuffer out = CharBuffer.allocate(length * 2 + 2);
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        while (decoder.decode(in, out, true).isError()) {
            out.put((char) (in.get() & 0xFF));
        }
        return out.flip().toString();
    }
}
