package daylight.reader.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/// A grey picture of a page: one byte a pixel, row after row, 0 black and 255 white. The array is not to be changed.
///
/// @param dpi pixels to the inch; a guess where the source does not say
public record PageImage(byte[] grey, int width, int height, int dpi) {
    static final byte WHITE = (byte) 255;

    public PageImage {
        if (width <= 0 || height <= 0 || dpi <= 0 || grey.length != (long) width * height) {
            throw new IllegalArgumentException("a page's picture has as many bytes as pixels");
        }
    }

    /// A picture of any kind, on white where it is transparent.
    public static PageImage of(BufferedImage image, int dpi) {
        BufferedImage grey = image;
        if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D pen = grey.createGraphics();
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, grey.getWidth(), grey.getHeight());
            pen.drawImage(image, 0, 0, null);
            pen.dispose();
        }
        byte[] bytes = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        return new PageImage(bytes, grey.getWidth(), grey.getHeight(), dpi);
    }

    static byte[] white(int pixels) {
        byte[] bytes = new byte[pixels];
        Arrays.fill(bytes, WHITE);
        return bytes;
    }

    Box box() {
        return new Box(0, 0, width, height);
    }

    /// Turned by a quarter, clockwise, so many times.
    PageImage turned(int quarters) {
        int turns = Math.floorMod(quarters, 4);
        if (turns == 0) {
            return this;
        }
        byte[] out = new byte[grey.length];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                int to = switch (turns) {
                    case 1 -> x * height + (height - 1 - y);
                    case 2 -> (height - 1 - y) * width + (width - 1 - x);
                    default -> (width - 1 - x) * height + y;
                };
                out[to] = grey[row + x];
            }
        }
        return turns == 2 ? new PageImage(out, width, height, dpi) : new PageImage(out, height, width, dpi);
    }

    /// A part of the picture with a white border around it, scaled by a factor. Where it shrinks, the mean of the
    /// pixels that fall together; where it grows, between the neighbours.
    PageImage part(Box part, double scale, int border) {
        int innerWidth = Math.max(1, (int) Math.round(part.width() * scale));
        int innerHeight = Math.max(1, (int) Math.round(part.height() * scale));
        int outWidth = innerWidth + 2 * border;
        int outHeight = innerHeight + 2 * border;
        byte[] out = white(outWidth * outHeight);
        for (int y = 0; y < innerHeight; y++) {
            int to = (y + border) * outWidth + border;
            for (int x = 0; x < innerWidth; x++) {
                double centreX = part.left() + (x + 0.5) / scale - 0.5;
                double centreY = part.top() + (y + 0.5) / scale - 0.5;
                out[to + x] = scale >= 1 ? between(centreX, centreY) : mean(centreX, centreY, 1 / scale);
            }
        }
        return new PageImage(out, outWidth, outHeight, Math.max(1, (int) Math.round(dpi * scale)));
    }

    /// Turned by an angle about its middle, in radians, positive for clockwise, by moving whole pixels and none
    /// twice: three shears make a turn (Paeth 1986). Nothing is blurred; a level stroke gets steps of one pixel
    /// instead. Corners come in white and the size stays.
    PageImage levelled(double radians) {
        int middleX = width / 2;
        int middleY = height / 2;
        int[] aside = steps(Math.tan(radians / 2), height + width);
        int[] upwards = steps(Math.sin(radians), width + height);
        byte[] out = white(grey.length);
        for (int y = 0; y < height; y++) {
            int first = aside[y - middleY + aside.length / 2];
            for (int x = 0; x < width; x++) {
                int across = x - middleX + first;
                int down = y - middleY - upwards[across + upwards.length / 2];
                int fromX = middleX + across + aside[down + aside.length / 2];
                int fromY = middleY + down;
                if (fromX >= 0 && fromY >= 0 && fromX < width && fromY < height) {
                    out[y * width + x] = grey[fromY * width + fromX];
                }
            }
        }
        return new PageImage(out, width, height, dpi);
    }

    /// By how many whole pixels each row or column moves, from as far before the middle as `reach` to as far behind it.
    private static int[] steps(double slope, int reach) {
        int[] steps = new int[2 * reach + 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (int) Math.round(slope * (i - reach));
        }
        return steps;
    }

    /// The mean of the pixels around a place.
    byte between(double x, double y) {
        int left = Math.clamp((int) Math.floor(x), 0, width - 1);
        int top = Math.clamp((int) Math.floor(y), 0, height - 1);
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double fx = Math.clamp(x - left, 0.0, 1.0);
        double fy = Math.clamp(y - top, 0.0, 1.0);
        double upper = at(left, top) * (1 - fx) + at(right, top) * fx;
        double lower = at(left, bottom) * (1 - fx) + at(right, bottom) * fx;
        return (byte) Math.round(upper * (1 - fy) + lower * fy);
    }

    private byte mean(double x, double y, double side) {
        int left = Math.clamp((int) Math.round(x - side / 2 + 0.5), 0, width - 1);
        int top = Math.clamp((int) Math.round(y - side / 2 + 0.5), 0, height - 1);
        int right = Math.clamp((int) Math.round(x + side / 2 + 0.5), left + 1, width);
        int bottom = Math.clamp((int) Math.round(y + side / 2 + 0.5), top + 1, height);
        int sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                sum += at(column, row);
            }
        }
        return (byte) Math.round((double) sum / ((right - left) * (bottom - top)));
    }

    int at(int x, int y) {
        return grey[y * width + x] & 0xff;
    }
}
