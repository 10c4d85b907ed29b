package se.kassa.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerTest {

    @ParameterizedTest
    @CsvSource({
        "Kungsgatan 12, Eks Bokhandel AB, c/o Ek",
        "Kungsgatan 12, , c/o Ek",
        "Kungsgatan 12, Plan 3, Plan 3",
        "Storgatan 1, Eks Bokhandel AB, ",
        "Storgatan 1, Plan 3, Plan 3"
    })
    void companyNameInSecondAddressLineDoesNotReplaceThatLine(String line1, String line2, String kept) {
        Customer entered = new Customer("Karin", "Ek", null, null, address("Kungsgatan 12", "c/o Ek"))
                .ofCompany("Eks Bokhandel AB", null);
        Customer reported = new Customer("Karin", "Ek", null, null, address(line1, line2));
        assertThat(reported.completedBy(entered).getAddress().line2()).isEqualTo(kept);
    }

    private static PostalAddress address(String line1, String line2) {
        return new PostalAddress(line1, line2, "753 21", "Uppsala", "SE");
    }
}
