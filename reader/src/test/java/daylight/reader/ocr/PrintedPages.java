package daylight.reader.ocr;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Prints text as pictures of A4 pages, the way a laser printer and a scanner would.
final class PrintedPages {
    private static final double INCHES_WIDE = 8.27;
    private static final double INCHES_HIGH = 11.69;
    private static final double MARGIN_INCHES = 0.9;
    private static final double LINE_HEIGHT = 1.45;

    /// A page.
    ///
    /// @param lines  what was printed, line by line
    record Printed(PageImage image, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }
    }

    private PrintedPages() {}

    /// @param name the font's name inside a collection; ignored for a single font
    static Font font(String file, String name) {
        try {
            for (Font font : Font.createFonts(new File(file))) {
                if (name.isEmpty() || font.getFontName(java.util.Locale.ROOT).equals(name)) {
                    return font;
                }
            }
            throw new IllegalStateException(file + " has no font " + name);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("install fonts-noto-core, fonts-noto-cjk and fonts-dejavu: " + file, e);
        }
    }

    /// The paragraphs on as many pages as they need, at most `pagesMax`.
    static List<Printed> print(List<String> paragraphs, Font font, double points, int dpi, boolean rtl, int pagesMax) {
        int width = (int) Math.round(INCHES_WIDE * dpi);
        int height = (int) Math.round(INCHES_HIGH * dpi);
        int margin = (int) Math.round(MARGIN_INCHES * dpi);
        double size = points * dpi / 72.0;
        Font sized = font.deriveFont((float) size);
        List<Printed> pages = new ArrayList<>();
        BufferedImage image = blank(width, height);
        Graphics2D pen = pen(image);
        List<String> lines = new ArrayList<>();
        double y = margin + size;
        for (String paragraph : paragraphs) {
            AttributedString styled = new AttributedString(
                    paragraph,
                    Map.of(
                            TextAttribute.FONT,
                            sized,
                            TextAttribute.RUN_DIRECTION,
                            rtl ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR));
            LineBreakMeasurer measurer = new LineBreakMeasurer(styled.getIterator(), pen.getFontRenderContext());
            while (measurer.getPosition() < paragraph.length()) {
                if (y > height - margin) {
                    pages.add(new Printed(PageImage.of(image, dpi), List.copyOf(lines)));
                    if (pages.size() == pagesMax) {
                        return pages;
                    }
                    image = blank(width, height);
                    pen = pen(image);
                    lines.clear();
                    y = margin + size;
                }
                int start = measurer.getPosition();
                TextLayout layout = measurer.nextLayout(width - 2f * margin);
                float x = rtl ? width - margin - layout.getAdvance() : margin;
                layout.draw(pen, x, (float) y);
                lines.add(paragraph.substring(start, measurer.getPosition()).strip());
                y += size * LINE_HEIGHT;
            }
            y += size * 0.6;
        }
        if (!lines.isEmpty()) {
            pages.add(new Printed(PageImage.of(image, dpi), List.copyOf(lines)));
        }
        return pages;
    }

    private static BufferedImage blank(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return image;
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setColor(Color.BLACK);
        return pen;
    }

    /// Turned by an angle about its middle, as a scanner sees a page that lies askew: each pixel is a mean.
    ///
    /// @param radians positive for clockwise; corners come in white and the size stays
    static PageImage tilted(PageImage page, double radians) {
        double cosine = Math.cos(radians);
        double sine = Math.sin(radians);
        double middleX = (page.width() - 1) / 2.0;
        double middleY = (page.height() - 1) / 2.0;
        byte[] out = PageImage.white(page.grey().length);
        for (int y = 0; y < page.height(); y++) {
            double dy = y - middleY;
            for (int x = 0; x < page.width(); x++) {
                double dx = x - middleX;
                double fromX = middleX + cosine * dx + sine * dy;
                double fromY = middleY - sine * dx + cosine * dy;
                if (fromX >= 0 && fromY >= 0 && fromX <= page.width() - 1 && fromY <= page.height() - 1) {
                    out[y * page.width() + x] = page.between(fromX, fromY);
                }
            }
        }
        return new PageImage(out, page.width(), page.height(), page.dpi());
    }

    /// As an old copier would hand it on: askew, with grain, specks of dust and grey paper.
    ///
    /// @param degrees of skew, clockwise
    /// @param grain   standard deviation of the grey values' noise
    /// @param specks  to the square inch
    static PageImage worn(PageImage page, double degrees, double grain, double specks, Random random) {
        PageImage askew = degrees == 0 ? page : tilted(page, Math.toRadians(degrees));
        byte[] grey = askew.grey().clone();
        for (int i = 0; i < grey.length; i++) {
            double ink = 255 - (grey[i] & 0xff);
            double value = 240 - ink * 0.85 + random.nextGaussian() * grain;
            grey[i] = (byte) Math.clamp(Math.round(value), 0, 255);
        }
        double inches = (double) page.width() * page.height() / page.dpi() / page.dpi();
        int radiusMax = Math.max(1, page.dpi() / 150);
        for (int i = 0; i < specks * inches; i++) {
            int x = random.nextInt(page.width() - 2 * radiusMax) + radiusMax;
            int y = random.nextInt(page.height() - 2 * radiusMax) + radiusMax;
            int radius = random.nextInt(radiusMax) + 1;
            for (int dy = -radius; dy < radius; dy++) {
                for (int dx = -radius; dx < radius; dx++) {
                    grey[(y + dy) * page.width() + x + dx] = (byte) random.nextInt(120);
                }
            }
        }
        return new PageImage(grey, page.width(), page.height(), page.dpi());
    }
}
