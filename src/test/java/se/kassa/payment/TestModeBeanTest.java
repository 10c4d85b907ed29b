package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.SteppingClock;
import se.kassa.testing.TestSettings;

/** Every page says that no real money moves, whenever none does, and never else. */
class TestModeBeanTest {

    @ParameterizedTest
    @CsvSource({"TEST, false, true", "TEST, true, true", "LIVE, false, true", "LIVE, true, false"})
    void bannerIsShownInTestMode(ShopSettings.Mode mode, boolean liveProvider, boolean shown) {
        FakeProvider provider = new FakeProvider(new SteppingClock());
        provider.terms(
                new ProviderTerms(Duration.ZERO, false, Duration.ofHours(1), ProviderTerms.FeeRule.NONE, liveProvider));
        ShopSettings settings =
                TestSettings.shop(Map.of("kassa.mode", mode.name().toLowerCase(Locale.ROOT)));
        assertThat(new BeanFactory(null, provider, settings)
                        .get(TestModeBean.class)
                        .isShown())
                .isEqualTo(shown);
    }
}
