package daylight.reader.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes small images of ISO 9660 for tests, after ECMA-119: a root folder and one folder in it, in one tree or two.
final class IsoWriter {
    static final int SECTOR = 2_048;

    private static final int FOLDER = 2;
    private static final int FIRST_FREE = 20;

    /// @param fields of Rock Ridge, behind the name
    private record File(
            String folder, String name, byte[] content, byte[] fields, boolean inPrimary, boolean inJoliet) {}

    private final List<File> files = new ArrayList<>();
    private final List<byte[]> sectors = new ArrayList<>();
    private boolean hasRockRidge;

    IsoWriter with(String folder, String name, String content) {
        files.add(new File(folder, name, content.getBytes(StandardCharsets.UTF_8), new byte[0], true, true));
        return this;
    }

    IsoWriter inOneTree(String name, String content, boolean inJoliet) {
        files.add(new File("", name, content.getBytes(StandardCharsets.UTF_8), new byte[0], !inJoliet, inJoliet));
        return this;
    }

    IsoWriter withFields(String name, String content, byte[]... fields) {
        hasRockRidge = true;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] field : fields) {
            all.writeBytes(field);
        }
        files.add(new File("", name, content.getBytes(StandardCharsets.UTF_8), all.toByteArray(), true, true));
        return this;
    }

    static byte[] field(String signature, int... content) {
        byte[] field = new byte[4 + content.length];
        field[0] = (byte) signature.charAt(0);
        field[1] = (byte) signature.charAt(1);
        field[2] = (byte) field.length;
        field[3] = 1;
        for (int i = 0; i < content.length; i++) {
            field[4 + i] = (byte) content[i];
        }
        return field;
    }

    static byte[] name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int[] content = new int[bytes.length + 1];
        for (int i = 0; i < bytes.length; i++) {
            content[i + 1] = bytes[i];
        }
        return field("NM", content);
    }

    byte[] image(boolean withJoliet) {
        sectors.clear();
        for (int i = 0; i < FIRST_FREE; i++) {
            sectors.add(new byte[SECTOR]);
        }
        List<Integer> places = new ArrayList<>();
        for (File file : files) {
            places.add(add(file.content()));
        }
        sectors.set(16, tree(places, false));
        if (withJoliet) {
            sectors.set(17, tree(places, true));
        }
        byte[] end = new byte[SECTOR];
        ByteBuffer.wrap(end).put((byte) 0xff).put("CD001".getBytes(StandardCharsets.US_ASCII));
        sectors.set(18, end);
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        sectors.forEach(image::writeBytes);
        return image.toByteArray();
    }

    private int add(byte[] content) {
        int place = sectors.size();
        for (int from = 0; from < Math.max(1, content.length); from += SECTOR) {
            byte[] sector = new byte[SECTOR];
            System.arraycopy(content, from, sector, 0, Math.min(SECTOR, content.length - from));
            sectors.add(sector);
        }
        return place;
    }

    private byte[] tree(List<Integer> places, boolean joliet) {
        int root = add(new byte[0]);
        int sub = add(new byte[0]);
        byte[] dot = {0};
        byte[] up = {1};
        byte[] sp = hasRockRidge && !joliet ? field("SP", 0xbe, 0xef, 0) : new byte[0];
        ByteArrayOutputStream rootRecords = new ByteArrayOutputStream();
        rootRecords.writeBytes(record(dot, root, SECTOR, FOLDER, sp));
        rootRecords.writeBytes(record(up, root, SECTOR, FOLDER, new byte[0]));
        ByteArrayOutputStream subRecords = new ByteArrayOutputStream();
        subRecords.writeBytes(record(dot, sub, SECTOR, FOLDER, new byte[0]));
        subRecords.writeBytes(record(up, root, SECTOR, FOLDER, new byte[0]));
        for (int i = 0; i < files.size(); i++) {
            File file = files.get(i);
            if (joliet ? file.inJoliet() : file.inPrimary()) {
                byte[] fields = joliet ? new byte[0] : file.fields();
                byte[] record = record(name(file.name(), joliet), places.get(i), file.content().length, 0, fields);
                (file.folder().isEmpty() ? rootRecords : subRecords).writeBytes(record);
            }
        }
        rootRecords.writeBytes(record(name("SUB", joliet).clone(), sub, SECTOR, FOLDER, new byte[0]));
        sectors.set(root, java.util.Arrays.copyOf(rootRecords.toByteArray(), SECTOR));
        sectors.set(sub, java.util.Arrays.copyOf(subRecords.toByteArray(), SECTOR));
        ByteBuffer table = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        table.put((byte) 1)
                .put((byte) 0)
                .putInt(root)
                .putShort((short) 1)
                .put((byte) 0)
                .put((byte) 0);
        byte[] subName = name("SUB", joliet);
        table.put((byte) subName.length)
                .put((byte) 0)
                .putInt(sub)
                .putShort((short) 1)
                .put(subName);
        int tableBytes = table.position() + (subName.length & 1);
        int tableAt = add(java.util.Arrays.copyOf(table.array(), SECTOR));
        ByteBuffer descriptor = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        descriptor
                .put((byte) (joliet ? 2 : 1))
                .put("CD001".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1);
        if (joliet) {
            descriptor.put(88, "%/E".getBytes(StandardCharsets.US_ASCII));
        }
        descriptor.put(40, "THE DISC".getBytes(StandardCharsets.US_ASCII));
        descriptor.putShort(128, (short) SECTOR).putInt(132, tableBytes).putInt(140, tableAt);
        descriptor.put(156, record(dot, root, SECTOR, FOLDER, new byte[0]));
        return descriptor.array();
    }

    private static byte[] name(String name, boolean joliet) {
        return name.getBytes(joliet ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }

    private static byte[] record(byte[] name, int place, int size, int flags, byte[] fields) {
        int nameEnd = 33 + name.length + (name.length + 1 & 1);
        int length = nameEnd + fields.length + (fields.length & 1);
        ByteBuffer record = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        record.put(0, (byte) length).putInt(2, place).putInt(10, size).put(25, (byte) flags);
        record.put(32, (byte) name.length).put(33, name).put(nameEnd, fields);
        return record.array();
    }
}
