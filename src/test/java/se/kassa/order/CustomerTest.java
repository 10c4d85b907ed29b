package se.kassa.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

    /** A company's invoice must state its name and address for seven years. */
    @Test
    void erasureKeepsTheAddressOfACompanyOnly() {
        Customer person = new Customer("Karin", "Ek", "karin@example.se", "070", address("Kungsgatan 12", "c/o Ek"))
                .deliveredTo("Åke Ek", new PostalAddress("Fabriksgatan 3", null, "90 100", "Oulu", "FI"));
        PostalAddress kept = person.withoutPerson().getAddress();
        assertThat(kept).isEqualTo(new PostalAddress(null, null, null, null, "FI"));

        Customer company = person.ofCompany("Eks Bokhandel AB", "556000-0000").withoutPerson();
        assertThat(company.getCompanyName()).isEqualTo("Eks Bokhandel AB");
        assertThat(company.getAddress()).isEqualTo(address("Kungsgatan 12", null));
        assertThat(company.getDeliveryAddress()).isEqualTo(new PostalAddress(null, null, null, null, "FI"));
        assertThat(company.getLastName()).isNull();
        assertThat(company.getEmail()).isNull();
        assertThat(company.getDeliveryName()).isNull();
    }

    private static PostalAddress address(String line1, String line2) {
        return new PostalAddress(line1, line2, "753 21", "Uppsala", "SE");
    }
}
