package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.platform.settings.Settings;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.SteppingClock;

/** Every page says that no real money moves, whenever none does, and never else. */
class TestModeBeanTest {

    @ParameterizedTest
    @CsvSource({"TEST, false, true", "TEST, true, true", "LIVE, false, true", "LIVE, true, false"})
    void bannerIsShownInTestMode(Settings.Mode mode, boolean liveProvider, boolean shown) {
        FakeProvider provider = new FakeProvider(new SteppingClock());
        provider.terms(
                new ProviderTerms(Duration.ZERO, false, Duration.ofHours(1), ProviderTerms.FeeRule.NONE, liveProvider));
        Settings settings = new Settings(
                URI.create("http://localhost/"),
                mode,
                false,
                "",
                Optional.empty(),
                List.of("SE"),
                Duration.ofMinutes(1),
                ZoneOffset.UTC);
        assertThat(new BeanFactory(null, provider, settings)
                        .get(TestModeBean.class)
                        .isShown())
                .isEqualTo(shown);
    }
}
