package daylight.reader.container;

import daylight.protocol.NameBytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/// The directory of a cabinet, as far as it is whole: "Microsoft Cabinet Format" (MS-CAB), sections 2.1 to 2.3.
///
/// @param hasNext whether the cabinet is continued by another
/// @param isWhole whether all entries of the directory could be read
record CabDirectory(List<Folder> folders, List<Entry> entries, int dataReserve, boolean hasNext, boolean isWhole) {
    /// A run of packed data that several files share.
    record Folder(long dataAt, int blocks, int packing) {}

    /// @param folder its number; [#FROM_PREVIOUS] or more when the file lies in other cabinets too
    /// @param from   where in the folder's unpacked bytes the file begins
    record Entry(NameBytes path, int folder, long from, long sizeBytes) {}

    static final int FROM_PREVIOUS = 0xfffd;
    static final int TO_NEXT = 0xfffe;

    private static final int HAS_PREVIOUS = 1;
    private static final int HAS_NEXT = 2;
    private static final int HAS_RESERVE = 4;
    private static final int FILES_AT = 16;
    private static final int FOLDERS_AT = 26;
    private static final int NAME_BYTES_MAX = 1_024;

    CabDirectory {
        folders = List.copyOf(folders);
        entries = List.copyOf(entries);
    }

    static CabDirectory of(SeekableByteChannel channel) throws IOException {
        List<Folder> folders = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        int dataReserve = 0;
        int flags = 0;
        boolean isWhole = false;
        try (InputStream in = new BufferedInputStream(new Slice(channel, FILES_AT, channel.size()))) {
            long filesAt = number(in, 4);
            in.skipNBytes(FOLDERS_AT - FILES_AT - 4);
            int folderCount = (int) number(in, 2);
            int fileCount = (int) number(in, 2);
            flags = (int) number(in, 2);
            in.skipNBytes(4);
            int folderReserve = 0;
            if ((flags & HAS_RESERVE) != 0) {
                int headReserve = (int) number(in, 2);
                folderReserve = (int) number(in, 1);
                dataReserve = (int) number(in, 1);
                in.skipNBytes(headReserve);
            }
            for (int texts = 2 * Integer.bitCount(flags & (HAS_PREVIOUS | HAS_NEXT)); texts > 0; texts--) {
                text(in);
            }
            for (int i = 0; i < folderCount; i++) {
                folders.add(new Folder(number(in, 4), (int) number(in, 2), (int) number(in, 2)));
                in.skipNBytes(folderReserve);
            }
            readEntries(new BufferedInputStream(new Slice(channel, filesAt, channel.size())), fileCount, entries);
            isWhole = true;
        } catch (EOFException cutOff) {
            // What came before is the directory.
        }
        return new CabDirectory(folders, entries, dataReserve, (flags & HAS_NEXT) != 0, isWhole);
    }

    private static void readEntries(InputStream in, int count, List<Entry> entries) throws IOException {
        for (int i = 0; i < count; i++) {
            long sizeBytes = number(in, 4);
            long from = number(in, 4);
            int folder = (int) number(in, 2);
            in.skipNBytes(6);
            entries.add(new Entry(NameBytes.of(text(in)), folder, from, sizeBytes));
        }
    }

    private static long number(InputStream in, int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            int part = in.read();
            if (part < 0) {
                throw new EOFException();
            }
            number |= (long) part << 8 * i;
        }
        return number;
    }

    private static byte[] text(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int one = in.read(); one != 0; one = in.read()) {
            if (one < 0 || text.size() >= NAME_BYTES_MAX) {
                throw new EOFException();
            }
            text.write(one);
        }
        return text.toByteArray();
    }
}
