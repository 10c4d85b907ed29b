package se.kassa.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.Transactions;

/** Uploaded pictures: which are stored, by content and size. */
class PictureStoreTest {

    private static final int MAX_BYTES = 1_000_000;

    private final PictureStore pictures = new BeanFactory(new Transactions("pictures")).get(PictureStore.class);

    private static byte[] picture(int width, int height, String format) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), format, file);
        return file.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void pictureIsStored(String format) throws IOException {
        byte[] content = picture(20, 10, format);
        String name = pictures.save(content).orElseThrow();
        assertThat(name).matches("[0-9a-f]{64}\\." + format);
        assertThat(pictures.find(name)).hasValueSatisfying(stored -> {
            assertThat(stored.getType()).isEqualTo("image/" + format);
            assertThat(stored.getContent()).isEqualTo(content);
        });
        assertThat(pictures.save(content)).as("the same once more").hasValue(name);
    }

    @ParameterizedTest
    @CsvSource({"6000, 1, true", "1, 6000, true", "6001, 1, false", "1, 6001, false", "20000, 20000, false"})
    void sidesAreLimited(int width, int height, boolean stored) throws IOException {
        assertThat(pictures.save(picture(width, height, "png")).isPresent()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"1000000, true", "1000001, false"})
    void bytesAreLimited(int bytes, boolean stored) throws IOException {
        byte[] content = Arrays.copyOf(picture(20, 10, "png"), bytes);
        assertThat(PictureStore.MAX_BYTES).isEqualTo(MAX_BYTES);
        assertThat(pictures.save(content).isPresent()).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void smallerSizesAreMade(String format) throws IOException {
        String name = pictures.save(picture(1500, 900, format)).orElseThrow();
        assertThat(width(name.replace(".", "-320."))).isEqualTo(320);
        assertThat(width(name.replace(".", "-640."))).isEqualTo(640);
        assertThat(pictures.find(name.replace(".", "-640.")).orElseThrow().getType())
                .isEqualTo("image/" + format);
        assertThat(width(name)).isEqualTo(1500);
    }

    @Test
    void theOriginalStandsInForSizesThatWereNotMade() throws IOException {
        String small = pictures.save(picture(400, 100, "png")).orElseThrow();
        assertThat(width(small.replace(".", "-320."))).isEqualTo(320);
        assertThat(width(small.replace(".", "-640."))).isEqualTo(400);
        assertThat(pictures.find("0".repeat(64) + "-640.png")).isEmpty();
    }

    /** Browsers turn the original by its EXIF orientation; a smaller picture without it would lie on its side. */
    @ParameterizedTest
    @CsvSource({"1, 320", "6, 1500"})
    void turnedPicturesHaveNoSmallerSizes(int orientation, int width) throws IOException {
        byte[] plain = picture(1500, 900, "jpeg");
        ByteBuffer exif = ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0".getBytes(UTF_8))
                .put("MM".getBytes(UTF_8))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(plain, 0, 2);
        file.write(exif.array());
        file.write(plain, 2, plain.length - 2);
        String name = pictures.save(file.toByteArray()).orElseThrow();
        assertThat(width(name.replace(".", "-320."))).isEqualTo(width);
    }

    private int width(String name) throws IOException {
        byte[] content = pictures.find(name).orElseThrow().getContent();
        return ImageIO.read(new ByteArrayInputStream(content)).getWidth();
    }

    @Test
    void otherFormatsAreRejected() throws IOException {
        assertThat(pictures.save(picture(20, 10, "gif"))).isEmpty();
        assertThat(pictures.save("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(UTF_8)))
                .isEmpty();
        assertThat(pictures.save(new byte[0])).isEmpty();
    }
}
