package se.kassa.catalogue;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Makes smaller sizes of a picture, so that browsers load no more than they show. */
final class PictureScaler {

    /** Widths in pixels. */
    static final List<Integer> WIDTHS = List.of(320, 640);

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 65_536;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;
    private static final int INTEL = 0x4949;

    private PictureScaler() {}

    /**
     * Makes a picture of this width in the format of the original.
     *
     * @return empty if the original is not wider, cannot be read, or is turned by its EXIF orientation, which the smaller
     *     one would lose
     */
    static Optional<byte[]> scaled(byte[] original, int width) {
        if (isTurned(original)) {
            return Optional.empty();
        }
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(original))) {
            ImageReader reader = ImageIO.getImageReaders(stream).next();
            reader.setInput(stream);
            String format = reader.getFormatName();
            BufferedImage source = reader.getWidth(0) > width ? read(reader, width) : null;
            reader.dispose();
            if (source == null) {
                return Optional.empty();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            return ImageIO.write(scaled(source, width), format, bytes)
                    ? Optional.of(bytes.toByteArray())
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Skips pixels of a large picture while it reads it: at least twice the width stays, and the memory is bounded. */
    private static BufferedImage read(ImageReader reader, int width) throws IOException {
        int step = Math.max(1, reader.getWidth(0) / (2 * width));
        ImageReadParam every = reader.getDefaultReadParam();
        every.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, every);
    }

    private static BufferedImage scaled(BufferedImage source, int width) {
        int height = Math.max(1, Math.round(source.getHeight() * (float) width / source.getWidth()));
        boolean opaque = !source.getColorModel().hasAlpha();
        BufferedImage target =
                new BufferedImage(width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = target.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(source, 0, 0, width, height, null);
        graphics.dispose();
        return target;
    }

    /** Whether browsers turn the picture: its EXIF orientation is there and not the normal one. */
    private static boolean isTurned(byte[] content) {
        int header = indexOfExif(content);
        if (header < 0) {
            return false;
        }
        try {
            ByteBuffer tiff =
                    ByteBuffer.wrap(content, header, content.length - header).slice();
            tiff.order((tiff.getShort(0) & 0xFFFF) == INTEL ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY;
                if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                    return tiff.getShort(entry + 8) != 1;
                }
            }
            return false;
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    /** Where the TIFF header of the EXIF data begins; negative if there is none. */
    private static int indexOfExif(byte[] content) {
        int last = Math.min(content.length, HEADER) - EXIF.length;
        for (int at = 0; at < last; at++) {
            int match = 0;
            while (match < EXIF.length && content[at + match] == EXIF[match]) {
                match++;
            }
            if (match == EXIF.length) {
                return at + EXIF.length;
            }
        }
        return -1;
    }
}
