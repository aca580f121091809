package daylight.house.sample;

import java.awt.Color;
import java.util.List;

/// `06 photos`: drawn, not photographed; the place in their Exif is in the open ocean.
final class Pictures {
    private static final String FOLDER = "06 photos/";
    private static final int[] SOUTH = {48, 52, 31};
    private static final int[] WEST = {123, 23, 33};
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private Pictures() {}

    static List<Paper> papers() {
        byte[] pole = pole("Camera pole 7, bus yard", "2021:08:14 19:02:11");
        return List.of(
                photo("📷 market gate.jpg", gate(), "photo with Exif: time and place (open ocean); emoji in its name"),
                photo("camera pole 7.jpg", pole, "photo with Exif: the pole that looks into a window"),
                photo("IMG_0007 копия.jpg", pole, "exact duplicate of the photo, under a Cyrillic name"),
                photo("note under the wiper.jpg", note(), "photo of a threat: its words are pixels only"),
                photo("screenshot 暖访.png", screen(), "screenshot of the app; a comment in a PNG text chunk"));
    }

    private static Paper photo(String name, byte[] bytes, String about) {
        return Paper.read(FOLDER + name, bytes, about).ending("read", "no_text");
    }

    private static Picture dusk() {
        var picture = new Picture(WIDTH, HEIGHT, Color.BLACK);
        for (int y = 0; y < HEIGHT; y++) {
            int red = 90 + y * 120 / HEIGHT;
            int green = 110 + y * 60 / HEIGHT;
            picture.box(red << 16 | green << 8 | 150 - y / 6, 0, y, WIDTH, 1);
        }
        return picture.box(0x6b5a48, 0, 380, WIDTH, 100);
    }

    private static byte[] gate() {
        var picture = dusk().box(0x8a6f52, 120, 140, 70, 260)
                .box(0x8a6f52, 450, 140, 70, 260)
                .box(0x9a7f60, 100, 110, 440, 50);
        for (int i = 0; i < 9; i++) {
            picture.box(0x303438, 30 + i * 70, 200, 6, 200).box(0x202224, 22 + i * 70, 190, 24, 14);
        }
        picture.graphics.setColor(new Color(0xf0e6d0));
        picture.write("MARKET", 255, 147, 34);
        return picture.speckle(900, 77)
                .jpeg(
                        false,
                        120,
                        new Exif("Market gate, Selmentau", "2021:08:14 18:40:03", "Pocket 4", SOUTH, WEST).bytes());
    }

    private static byte[] pole(String description, String time) {
        var picture = dusk().box(0x75685c, 330, 90, 260, 300)
                .box(0xf2d98a, 420, 180, 60, 80)
                .box(0x303438, 180, 60, 12, 340)
                .box(0x202224, 176, 50, 70, 30)
                .box(0xc03030, 236, 58, 8, 8);
        return picture.speckle(900, 78).jpeg(false, 120, new Exif(description, time, "Pocket 4", SOUTH, WEST).bytes());
    }

    private static byte[] note() {
        var picture = new Picture(WIDTH, HEIGHT, new Color(0x3c4650)).box(0xe8e4d8, 110, 90, 430, 300);
        picture.graphics.setColor(new Color(0x202020));
        picture.write("WE KNOW WHO", 170, 180, 44)
                .write("COPIED THE CARDS", 150, 240, 38)
                .write("your sister works nights", 160, 320, 30);
        return picture.speckle(600, 79)
                .jpeg(false, 120, new Exif("Note", "2021:10:01 06:55:40", "Pocket 4", SOUTH, WEST).bytes());
    }

    private static byte[] screen() {
        var picture = new Picture(360, 640, Color.WHITE).box(0x303030, 0, 0, 360, 70);
        picture.graphics.setColor(Color.WHITE);
        picture.write("Warm Visit  1.4", 20, 46, 26);
        picture.graphics.setColor(Color.BLACK);
        picture.write("Household 0417", 20, 120, 24)
                .write("Youngest: 13", 20, 170, 22)
                .write("Uses the back door   +6", 20, 230, 22)
                .write("Child: \"don't know\"   +7", 20, 275, 22)
                .write("Complained in writing  +12", 20, 320, 22);
        picture.box(0x505050, 20, 370, 320, 90);
        picture.graphics.setColor(Color.WHITE);
        picture.write("INDEX 74", 80, 430, 46);
        picture.graphics.setColor(Color.BLACK);
        picture.write("2 officials, 48 h", 20, 520, 24);
        return picture.png("Household 0417, taken on an official's telephone, 2 September 2021");
    }
}
