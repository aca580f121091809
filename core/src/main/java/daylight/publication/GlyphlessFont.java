package daylight.publication;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A font that shows nothing, for letters of every script. A code of two bytes is the lower half of a code
/// point, and each plane of Unicode has a font; all codes have the same glyph, half as wide as it is high. It
/// is a stroke without breadth: nothing to see, but it has a box. PDFium, which Chrome and Edge use, takes no
/// notice of text whose letters have none where it stands alone or runs up or down. What a code stands for is
/// told by the font's ToUnicode map (ISO 32000-1:2008, 9.10.3).
///
/// The font program is a TrueType font of nine tables, written here byte by byte as the OpenType
/// specification, version 1.9, describes them: viewers that find none look for letters elsewhere.
final class GlyphlessFont {
    /// Units to the em.
    private static final int EM = 1_000;

    private static final int ADVANCE_UNITS = 500;

    /// How wide every letter is, as a part of the font's size.
    static final double ADVANCE = (double) ADVANCE_UNITS / EM;

    static final int PLANE_BITS = 16;
    private static final int PLANE = 1 << PLANE_BITS;
    private static final int ROW = 1 << 8;

    /// As many ranges as one list may have (Adobe Technical Note 5014, 2.2).
    private static final int RANGES_MAX = 100;

    private static final int GLYPHS = 2;
    private static final int BYTES_ALIGNED = 4;

    /// The points of the glyph's outline: it leads from one corner of its box to the other, and back.
    private static final int POINTS = 2;

    private static final int ON_THE_CURVE = 1;

    /// The sum of a font file has to be this, less what the rest adds up to.
    private static final int SUM = 0xb1b0afba;

    private static final int MAGIC = 0x5f0f3cf5;

    private GlyphlessFont() {}

    static String name(int plane) {
        return "F" + plane;
    }

    /// Write the objects of the font of one plane.
    ///
    /// @param number  of the font, which others refer to
    /// @param program the number of the font program
    /// @param glyphs  the number of the table of glyphs
    static void write(PdfFile file, int number, int plane, int program, int glyphs) throws IOException {
        int descendant = file.reserve();
        int descriptor = file.reserve();
        int toUnicode = file.reserve();
        file.object(
                number,
                "<< /Type /Font /Subtype /Type0 /BaseFont /Glyphless /Encoding /Identity-H /DescendantFonts ["
                        + descendant + " 0 R] /ToUnicode " + toUnicode + " 0 R >>");
        file.object(
                descendant,
                "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Glyphless /CIDSystemInfo << /Registry (Adobe)"
                        + " /Ordering (Identity) /Supplement 0 >> /FontDescriptor " + descriptor + " 0 R /DW "
                        + ADVANCE_UNITS + " /CIDToGIDMap " + glyphs + " 0 R >>");
        file.object(
                descriptor,
                "<< /Type /FontDescriptor /FontName /Glyphless /Flags 5 /FontBBox [0 0 " + ADVANCE_UNITS + " " + EM
                        + "] /ItalicAngle 0 /Ascent " + EM + " /Descent -1 /CapHeight " + EM
                        + " /StemV 80 /FontFile2 " + program + " 0 R >>");
        file.stream(
                toUnicode, PdfFile.DEFLATED, PdfFile.deflated(toUnicode(plane).getBytes(StandardCharsets.US_ASCII)));
    }

    /// Write the program that the fonts of all planes share.
    static void writeProgram(PdfFile file, int number) throws IOException {
        byte[] program = program();
        file.stream(number, PdfFile.DEFLATED + " /Length1 " + program.length, PdfFile.deflated(program));
    }

    /// Write the table that gives every code the one glyph.
    static void writeGlyphs(PdfFile file, int number) throws IOException {
        byte[] glyphs = new byte[2 * PLANE];
        for (int i = 1; i < glyphs.length; i += 2) {
            glyphs[i] = 1;
        }
        file.stream(number, PdfFile.DEFLATED, PdfFile.deflated(glyphs));
    }

    /// The map of a plane, in rows of 256 codes: a range may not lead from one row into the next.
    private static String toUnicode(int plane) {
        List<String> ranges = new ArrayList<>();
        for (int row = 0; row < PLANE; row += ROW) {
            int first = (plane << PLANE_BITS) + row;
            if (first < Character.MIN_SURROGATE || first > Character.MAX_SURROGATE) {
                ranges.add(String.format(
                        Locale.ROOT,
                        "<%04X> <%04X> <%s>\n",
                        row,
                        row + ROW - 1,
                        HexFormat.of()
                                .withUpperCase()
                                .formatHex(Character.toString(first).getBytes(StandardCharsets.UTF_16BE))));
            }
        }
        StringBuilder map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        for (int from = 0; from < ranges.size(); from += RANGES_MAX) {
            List<String> some = ranges.subList(from, Math.min(from + RANGES_MAX, ranges.size()));
            map.append(some.size()).append(" beginbfrange\n");
            some.forEach(map::append);
            map.append("endbfrange\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    /// A table of a font file in the making.
    private static final class Table {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        /// @param values of two bytes each
        Table shorts(int... values) throws IOException {
            for (int value : values) {
                out.writeShort(value);
            }
            return this;
        }

        Table ints(int... values) throws IOException {
            for (int value : values) {
                out.writeInt(value);
            }
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    private static byte[] program() throws IOException {
        SequencedMap<String, byte[]> tables = new TreeMap<>();
        // One mapping of no character: of format 4, with the segment that ends it.
        tables.put(
                "cmap",
                new Table()
                        .shorts(0, 1, 3, 1)
                        .ints(12)
                        .shorts(4, 24, 0, 2, 2, 0, 0, 0xffff, 0, 0xffff, 1, 0)
                        .bytes());
        byte[] glyph = new Table()
                .shorts(1, 0, 0, ADVANCE_UNITS, EM, POINTS - 1, 0, ON_THE_CURVE << 8 | ON_THE_CURVE)
                .shorts(0, ADVANCE_UNITS, 0, EM)
                .bytes();
        tables.put("glyf", glyph);
        tables.put(
                "head",
                new Table()
                        .ints(0x00010000, 0x00010000, 0, MAGIC)
                        .shorts(0, EM)
                        .ints(0, 0, 0, 0)
                        .shorts(0, 0, ADVANCE_UNITS, EM, 0, 8, 2, 0, 0)
                        .bytes());
        tables.put(
                "hhea",
                new Table()
                        .ints(0x00010000)
                        .shorts(EM, 0, 0, ADVANCE_UNITS, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1)
                        .bytes());
        tables.put("hmtx", new Table().shorts(ADVANCE_UNITS, 0, 0).bytes());
        // Where the glyphs begin and end, in units of two bytes: the first, which no code has, is empty.
        tables.put("loca", new Table().shorts(0, 0, glyph.length / 2).bytes());
        tables.put(
                "maxp",
                new Table()
                        .ints(0x00010000)
                        .shorts(GLYPHS, POINTS, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
                        .bytes());
        tables.put("name", new Table().shorts(0, 0, 6).bytes());
        tables.put("post", new Table().ints(0x00030000, 0, 0, 1, 0, 0, 0, 0).bytes());
        return file(tables);
    }

    /// The directory of tables, and they.
    private static byte[] file(SequencedMap<String, byte[]> tables) throws IOException {
        int largest = Integer.highestOneBit(tables.size());
        Table directory = new Table()
                .ints(0x00010000)
                .shorts(
                        tables.size(),
                        16 * largest,
                        Integer.numberOfTrailingZeros(largest),
                        16 * (tables.size() - largest));
        int at = 12 + 16 * tables.size();
        int headAt = 0;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (var table : tables.entrySet()) {
            byte[] bytes = table.getValue();
            headAt = table.getKey().equals("head") ? at : headAt;
            directory.out.write(table.getKey().getBytes(StandardCharsets.US_ASCII));
            directory.ints(sum(bytes), at, bytes.length);
            all.write(bytes);
            all.write(new byte[Math.floorMod(-bytes.length, BYTES_ALIGNED)]);
            at += bytes.length + Math.floorMod(-bytes.length, BYTES_ALIGNED);
        }
        directory.out.write(all.toByteArray());
        byte[] file = directory.bytes();
        java.nio.ByteBuffer.wrap(file).putInt(headAt + 8, SUM - sum(file));
        return file;
    }

    private static int sum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (bytes[i] & 0xff) << 8 * (3 - i % BYTES_ALIGNED);
        }
        return sum;
    }
}
