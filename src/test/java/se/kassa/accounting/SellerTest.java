package se.kassa.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;

class SellerTest {

    private static SettingsReader reader(String vatNumber) {
        return new SettingsReader(new MapConfig(Map.of("kassa.seller.vat-number", vatNumber)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SE556677889901",
                "SE 556677-8899 01",
                "SE\u00A0556677\u20118899\u00A001",
                "SE\u2009556677\u22128899\u200B01"
            })
    void spacesAndDashesOfTheVatNumberAreRemoved(String typed) {
        SettingsReader reader = reader(typed);
        assertThat(Seller.read(reader).vatNumber()).isEqualTo("SE556677889901");
        reader.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5566778899", "SE5566778899", "SE556677889902"})
    void otherVatNumbersAreRejected(String typed) {
        SettingsReader reader = reader(typed);
        Seller.read(reader);
        assertThatThrownBy(reader::check).hasMessageContaining("kassa.seller.vat-number");
    }
}
