package se.kassa.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

    @Test
    void otherFormatsAreRejected() throws IOException {
        assertThat(pictures.save(picture(20, 10, "gif"))).isEmpty();
        assertThat(pictures.save("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(UTF_8)))
                .isEmpty();
        assertThat(pictures.save(new byte[0])).isEmpty();
    }
}
