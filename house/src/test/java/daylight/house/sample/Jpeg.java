package daylight.house.sample;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/// A baseline JPEG encoder, here because the platform's differ from build to build. No subsampling, and one
/// table of each kind for all components. Source: ITU-T T.81, annexes A, F and K (tables K.1, K.3, K.5).
final class Jpeg {
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };
    private static final int[] QUANTA = {
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
        120, 101, 72, 92, 95, 98, 112, 100, 103, 99
    };
    private static final byte[] DC_TABLE =
            HexFormat.of().parseHex("00010501010101010100000000000000" + "000102030405060708090a0b");
    private static final byte[] AC_TABLE = HexFormat.of()
            .parseHex("0002010303020403050504040000017d"
                    + "01020300041105122131410613516107227114328191a1082342b1c11552d1f0"
                    + "24336272820" + "90a161718191a25262728292a3435363738393a434445464748494a535455565758595a"
                    + "636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aa"
                    + "b2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9ea"
                    + "f1f2f3f4f5f6f7f8f9fa");
    private static final double[] COSINES = new double[64];

    static {
        for (int frequency = 0; frequency < 8; frequency++) {
            double scale = frequency == 0 ? StrictMath.sqrt(0.125) : 0.5;
            for (int place = 0; place < 8; place++) {
                COSINES[frequency * 8 + place] = scale * StrictMath.cos((2 * place + 1) * frequency * Math.PI / 16);
            }
        }
    }

    private final int width;
    private final int height;
    private final int[] colours;
    private final int components;
    private final int[] quanta = new int[64];
    private final int[] dcCodes = codes(DC_TABLE);
    private final int[] acCodes = codes(AC_TABLE);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int bits;
    private int bitCount;

    /// @param colours one `0xRRGGBB` a pixel, rows from the top
    /// @param quality percent of the standard's quantisation, 100 being the standard itself and
    ///     less being finer
    Jpeg(int width, int height, int[] colours, boolean grey, int quality) {
        this.width = width;
        this.height = height;
        this.colours = colours;
        components = grey ? 1 : 3;
        for (int i = 0; i < 64; i++) {
            quanta[i] = Math.clamp(QUANTA[i] * quality / 100, 1, 255);
        }
    }

    /// @param exif the TIFF block of an Exif segment, or nothing
    byte[] bytes(byte[] exif) {
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        segment(0xe0, new byte[] {'J', 'F', 'I', 'F', 0, 1, 1, 1, 0, (byte) 150, 0, (byte) 150, 0, 0});
        if (exif.length > 0) {
            segment(
                    0xe1,
                    ByteBuffer.allocate(exif.length + 6)
                            .put(new byte[] {'E', 'x', 'i', 'f', 0, 0})
                            .put(exif)
                            .array());
        }
        byte[] table = new byte[65];
        for (int i = 0; i < 64; i++) {
            table[i + 1] = (byte) quanta[ZIGZAG[i]];
        }
        segment(0xdb, table);
        var frame = ByteBuffer.allocate(6 + 3 * components)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .put((byte) components);
        var scan = ByteBuffer.allocate(4 + 2 * components).put((byte) components);
        for (int i = 1; i <= components; i++) {
            frame.put((byte) i).put((byte) 0x11).put((byte) 0);
            scan.put((byte) i).put((byte) 0);
        }
        segment(0xc0, frame.array());
        segment(0xc4, prefixed(0x00, DC_TABLE));
        segment(0xc4, prefixed(0x10, AC_TABLE));
        segment(0xda, scan.put((byte) 0).put((byte) 63).put((byte) 0).array());
        picture();
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        return out.toByteArray();
    }

    private void segment(int marker, byte[] content) {
        out.writeBytes(ByteBuffer.allocate(4)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .array());
        out.writeBytes(content);
    }

    private static byte[] prefixed(int first, byte[] rest) {
        return ByteBuffer.allocate(rest.length + 1).put((byte) first).put(rest).array();
    }

    private void picture() {
        int[] last = new int[components];
        double[] block = new double[64];
        for (int top = 0; top < height; top += 8) {
            for (int left = 0; left < width; left += 8) {
                for (int component = 0; component < components; component++) {
                    sample(block, left, top, component);
                    last[component] = block(transformed(block), last[component]);
                }
            }
        }
        put(0x7f, 7);
    }

    private void sample(double[] block, int left, int top, int component) {
        for (int i = 0; i < 64; i++) {
            int x = Math.min(width - 1, left + i % 8);
            int y = Math.min(height - 1, top + i / 8);
            int colour = colours[y * width + x];
            double red = colour >> 16 & 0xff;
            double green = colour >> 8 & 0xff;
            double blue = colour & 0xff;
            block[i] = switch (component) {
                case 0 -> 0.299 * red + 0.587 * green + 0.114 * blue - 128;
                case 1 -> -0.168736 * red - 0.331264 * green + 0.5 * blue;
                default -> 0.5 * red - 0.418688 * green - 0.081312 * blue;
            };
        }
    }

    private int[] transformed(double[] block) {
        double[] rows = new double[64];
        int[] result = new int[64];
        for (int y = 0; y < 8; y++) {
            for (int u = 0; u < 8; u++) {
                double sum = 0;
                for (int x = 0; x < 8; x++) {
                    sum += block[y * 8 + x] * COSINES[u * 8 + x];
                }
                rows[y * 8 + u] = sum;
            }
        }
        for (int v = 0; v < 8; v++) {
            for (int u = 0; u < 8; u++) {
                double sum = 0;
                for (int y = 0; y < 8; y++) {
                    sum += rows[y * 8 + u] * COSINES[v * 8 + y];
                }
                result[v * 8 + u] = (int) Math.round(sum / quanta[v * 8 + u]);
            }
        }
        return result;
    }

    /// Writes one block and returns its first coefficient, which the next block's is told from.
    private int block(int[] coefficients, int last) {
        value(dcCodes, 0, coefficients[0] - last);
        int zeros = 0;
        for (int i = 1; i < 64; i++) {
            int coefficient = coefficients[ZIGZAG[i]];
            if (coefficient == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) {
                code(acCodes[0xf0]);
            }
            value(acCodes, zeros, coefficient);
            zeros = 0;
        }
        if (zeros > 0) {
            code(acCodes[0]);
        }
        return coefficients[0];
    }

    private void value(int[] codes, int zeros, int value) {
        int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
        code(codes[zeros << 4 | size]);
        put(value < 0 ? value + (1 << size) - 1 : value, size);
    }

    private void code(int code) {
        put(code & 0xffff, code >>> 16);
    }

    private void put(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bits = bits << 1 | value >> i & 1;
            if (++bitCount == 8) {
                out.write(bits);
                if (bits == 0xff) {
                    out.write(0);
                }
                bits = 0;
                bitCount = 0;
            }
        }
    }

    /// The code of each symbol, with its length in the upper half.
    private static int[] codes(byte[] table) {
        int[] codes = new int[256];
        byte[] symbols = Arrays.copyOfRange(table, 16, table.length);
        int code = 0;
        int next = 0;
        for (int length = 1; length <= 16; length++) {
            for (int i = 0; i < table[length - 1]; i++) {
                codes[symbols[next++] & 0xff] = length << 16 | code++;
            }
            code <<= 1;
        }
        return codes;
    }
}
