package se.kassa.platform.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "anna.oberg@example.org, a•••@e•••.org",
        "a@b.se, a•••@b•••.se",
        "anna@post.example.co.uk, a•••@p•••.uk",
        "anna, •••",
        "anna@example, •••",
        "a.b@example, •••",
        "@example.org, •••",
        "anna@.org, •••"
    })
    void maskShowsTheOwnerEnough(String address, String masked) {
        assertThat(EmailAddress.masked(address)).isEqualTo(masked);
    }
}
