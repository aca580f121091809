package daylight.reader.table;

import daylight.protocol.Reason;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Reading;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The texts of a workbook that its cells refer to by number (ECMA-376, part 1, 18.4): in memory while they
/// are few, else in a file of the temporary folder that is mapped.
final class SharedStrings implements AutoCloseable {
    /// A million short texts; beyond this they go to disk.
    static final int MEMORY_BYTES_MAX = 16 * 1024 * 1024;

    /// The places of so many texts take 128 MB of the worker's heap. A sheet has a million rows.
    private static final int COUNT_MAX = 16_000_000;

    private static final long BYTES_MAX = 4L * 1024 * 1024 * 1024;

    private final Reading reading;
    private final Path folder;
    private byte[] memory = new byte[8 * 1024];
    private int inMemory;
    private long written;
    private long[] ends = new long[1024];
    private int count;
    private Optional<Path> file = Optional.empty();
    private Optional<FileChannel> channel = Optional.empty();
    private final Arena arena = Arena.ofConfined();
    private MemorySegment mapped = MemorySegment.NULL;
    private boolean damaged;

    private SharedStrings(Reading reading, Path folder) {
        this.reading = reading;
        this.folder = folder;
    }

    /// No texts.
    static SharedStrings none(Reading reading, Path folder) {
        return new SharedStrings(reading, folder);
    }

    /// Read all texts of the part. Where it breaks off, those before are there, and [#isDamaged] says so.
    static SharedStrings of(InputStream in, Reading reading, Path folder) throws IOException {
        SharedStrings strings = new SharedStrings(reading, folder);
        boolean done = false;
        try {
            strings.fill(in);
            done = true;
        } finally {
            if (!done) {
                strings.close();
            }
        }
        return strings;
    }

    /// Gives all texts in their order.
    @FunctionalInterface
    interface Source {
        void give(SharedStrings strings) throws IOException;
    }

    /// The same of a part that is no XML.
    static SharedStrings of(Source source, Reading reading, Path folder) throws IOException {
        SharedStrings strings = new SharedStrings(reading, folder);
        boolean done = false;
        try {
            Optional<Throwable> broken = Hostile.thrownBy(() -> source.give(strings));
            if (broken.orElse(null) instanceof LimitReached limit) {
                throw limit;
            }
            strings.damaged = broken.isPresent();
            strings.finish();
            done = true;
        } finally {
            if (!done) {
                strings.close();
            }
        }
        return strings;
    }

    private void fill(InputStream in) throws IOException {
        try {
            XMLStreamReader xml = Xml.quickReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    add(item(xml));
                }
            }
        } catch (XMLStreamException e) {
            damaged = true;
        }
        finish();
    }

    /// The text of an item with its runs; a phonetic reading of it stands behind.
    static String item(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        StringBuilder phonetic = new StringBuilder();
        boolean isPhonetic = false;
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (xml.getLocalName().equals("rPh")) {
                        isPhonetic = true;
                    } else if (xml.getLocalName().equals("t")) {
                        (isPhonetic ? phonetic.append(' ') : text).append(CellText.unescaped(Xml.text(xml)));
                        depth--;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    isPhonetic &= !xml.getLocalName().equals("rPh");
                }
                default -> {}
            }
        }
        return phonetic.isEmpty() ? text.toString() : text.append(phonetic).toString();
    }

    /// Add the next text.
    void add(String text) throws IOException {
        reading.checkTime();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (count >= COUNT_MAX || written + inMemory + bytes.length > BYTES_MAX) {
            throw new LimitReached(Reason.EXPANSION_LIMIT);
        }
        if (inMemory + bytes.length > MEMORY_BYTES_MAX) {
            spill();
        }
        if (bytes.length > MEMORY_BYTES_MAX) {
            write(ByteBuffer.wrap(bytes));
        } else {
            if (inMemory + bytes.length > memory.length) {
                memory = Arrays.copyOf(memory, Math.max(inMemory + bytes.length, memory.length * 2));
            }
            System.arraycopy(bytes, 0, memory, inMemory, bytes.length);
            inMemory += bytes.length;
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = written + inMemory;
    }

    private void spill() throws IOException {
        write(ByteBuffer.wrap(memory, 0, inMemory));
        inMemory = 0;
    }

    private void write(ByteBuffer bytes) throws IOException {
        if (channel.isEmpty()) {
            file = Optional.of(Files.createTempFile(folder, "strings", ".bytes"));
            channel = Optional.of(FileChannel.open(file.get(), StandardOpenOption.READ, StandardOpenOption.WRITE));
        }
        written += bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.get().write(bytes);
        }
    }

    private void finish() throws IOException {
        if (channel.isPresent()) {
            spill();
            memory = new byte[0];
            mapped = channel.get().map(FileChannel.MapMode.READ_ONLY, 0, written, arena);
        }
    }

    boolean isDamaged() {
        return damaged;
    }

    /// Whether the texts lie on disk.
    boolean isSpilled() {
        return file.isPresent();
    }

    /// A text by its number; empty for one that is not there.
    Optional<String> text(int number) {
        if (number < 0 || number >= count) {
            return Optional.empty();
        }
        long from = number == 0 ? 0 : ends[number - 1];
        int length = (int) (ends[number] - from);
        if (!isSpilled()) {
            return Optional.of(new String(memory, (int) from, length, StandardCharsets.UTF_8));
        }
        byte[] bytes = new byte[length];
        MemorySegment.copy(mapped, ValueLayout.JAVA_BYTE, from, bytes, 0, length);
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        arena.close();
        if (channel.isPresent()) {
            channel.get().close();
        }
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}
