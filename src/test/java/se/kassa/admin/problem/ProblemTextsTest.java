package se.kassa.admin.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kassa.alert.AlertCause;
import se.kassa.order.ReviewReason;

/** Each problem has a text that explains it and says what to do. */
class ProblemTextsTest {

    @ParameterizedTest
    @EnumSource
    void everyReviewReasonHasTexts(ReviewReason reason) {
        assertThat(admin().getString("review." + reason)).isNotBlank();
        assertThat(admin().getString("review.todo." + reason)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PAYMENT_IN_REVIEW", "NOTIFICATION_FAILED"})
    void everyAlertCauseHasTexts(AlertCause cause) {
        assertThat(admin().getString("alert." + cause)).isNotBlank();
        assertThat(admin().getString("alert.todo." + cause)).isNotBlank();
    }

    private static ResourceBundle admin() {
        return ResourceBundle.getBundle("messages.admin", Locale.forLanguageTag("sv"));
    }
}
