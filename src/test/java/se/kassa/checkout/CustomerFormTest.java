package se.kassa.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.checkout.CustomerForm.InvalidField;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;

class CustomerFormTest {

    private final CustomerForm form = CustomerForm.of(CustomerType.PERSON, null, "SE");
    private final Set<InvalidField> mistakes = EnumSet.noneOf(InvalidField.class);

    private Customer parsed(String... countries) {
        return form.toCustomer(countries.length == 0 ? List.of("SE") : List.of(countries), false, mistakes);
    }

    @Test
    void pickupIgnoresAnInvalidAddress() {
        form.setEmail("anna@example.com");
        form.setZip("12");
        form.setCountry("OTHER");
        Customer customer = form.toCustomer(List.of("SE"), true, mistakes);
        assertThat(mistakes).isEmpty();
        assertThat(customer.getEmail()).isEqualTo("anna@example.com");
        assertThat(customer.getAddress().country()).isEqualTo("SE");
        assertThat(customer.getAddress().zip()).isNull();
    }

    @Test
    void invalidFieldKeepsTheOthers() {
        form.setEmail("anna");
        form.setPhone("0701740605");
        form.setZip("12");
        assertThat(parsed().getPhone()).isEqualTo("+46701740605");
        assertThat(mistakes).containsExactly(InvalidField.EMAIL, InvalidField.ZIP);
    }

    /** Also for a customer abroad: the number is then not one of that country. */
    @Test
    void numberOfTheShopsCountryIsShownAsItIsWrittenThere() {
        form.setPhone("0701740605");
        form.setCountry("NO");
        Customer customer = parsed("SE", "NO");
        assertThat(customer.getPhone()).isEqualTo("+46701740605");
        CustomerForm shown = CustomerForm.of(CustomerType.PERSON, customer, "SE");
        assertThat(shown.getPhone()).isEqualTo("070-174 06 05");
        assertThat(shown.toCustomer(List.of("SE", "NO"), false, mistakes)).isEqualTo(customer);
        shown.setPhone("+47 406 12 345");
        Customer foreign = shown.toCustomer(List.of("SE", "NO"), false, mistakes);
        assertThat(CustomerForm.of(CustomerType.PERSON, foreign, "SE").getPhone())
                .isEqualTo("+4740612345");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void allFieldsAreOptional() {
        assertThat(parsed()).isNull();
        assertThat(mistakes).isEmpty();
    }

    /** No payment page asks for what is missing in an order with nothing to pay. */
    @Test
    void aFreeOrderNeedsAContactAndAnAddress() {
        assertThat(form.missingFields(false)).containsExactly("email", "firstName", "lastName", "line1", "zip", "city");
        assertThat(form.missingFields(true)).containsExactly("email", "firstName", "lastName");
        form.setType(CustomerType.COMPANY);
        form.setEmail("anna@example.com");
        form.setFirstName("Anna");
        form.setLastName("Ek");
        assertThat(form.missingFields(true)).containsExactly("companyName");
    }

    @Test
    void surroundingSpacesAreIgnored() {
        form.setFirstName("\u200b  Anna Maria \t\u00a0");
        form.setLastName("   ");
        assertThat(parsed().getName()).isEqualTo("Anna Maria");
        assertThat(parsed().getLastName()).isNull();
    }

    @Test
    void anyNumberOfNamesIsKept() {
        form.setLastName("Madonna");
        assertThat(parsed().getName()).isEqualTo("Madonna");
        form.setFirstName("Anna Maria");
        form.setLastName("Åkesson von Öst");
        assertThat(parsed().getName()).isEqualTo("Anna Maria Åkesson von Öst");
    }

    @ParameterizedTest
    @CsvSource({
        "070-174 06 05, +46701740605",
        "+46 70 174 06 05, +46701740605",
        "0046701740605, +46701740605",
        "'  (070) 1740605 ', +46701740605",
        "+47 406 12 345, +4740612345",
        "08-123 456 78, +46812345678",
        "070–174\u00a006\u200905, +46701740605",
        "\u202a070‑174 06 05\u202c, +46701740605"
    })
    void phoneNumbersAreParsed(String written, String kept) {
        form.setPhone(written);
        assertThat(parsed().getPhone()).isEqualTo(kept);
        assertThat(mistakes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"070", "+46 70 174 06 05 99 99", "ring mig", "112"})
    void impossiblePhoneNumberIsRejected(String written) {
        form.setPhone(written);
        parsed();
        assertThat(mistakes).containsExactly(InvalidField.PHONE);
    }

    @ParameterizedTest
    @CsvSource({
        "SE, 75320, 753 20",
        "SE, ' 753  20 ', 753 20",
        "SE, SE-753 20, 753 20",
        "SE, 753\u00a020, 753 20",
        "SE, ７５３２０, 753 20",
        "SE, S–753 20, 753 20",
        "NO, 0154, 0154",
        "GB, sw1a 1aa, SW1A 1AA"
    })
    void postcodesAreFormattedByCountry(String country, String written, String kept) {
        form.setCountry(country);
        form.setZip(written);
        assertThat(parsed("SE", "NO", "GB").getAddress().zip()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0154", "7532", "753 201", "Uppsala"})
    void invalidSwedishPostcodeIsRejected(String written) {
        form.setZip(written);
        parsed();
        assertThat(mistakes).containsExactly(InvalidField.ZIP);
    }

    @Test
    void unservedCountryIsRejected() {
        form.setCountry("OTHER");
        parsed();
        assertThat(mistakes).containsExactly(InvalidField.COUNTRY);
    }

    @ParameterizedTest
    @CsvSource({
        "a@b.se, a@b.se",
        "anna.akesson+te@exempel.se, anna.akesson+te@exempel.se",
        "anna@Exämple.SE, anna@exämple.se",
        "anna@xn--exmple-cua.se, anna@exämple.se",
        "'\u00a0anna@example.se\u00a0', anna@example.se",
        "\u200bcarl@exam\u200bple.se\ufeff, carl@example.se",
        "\u202acarl@example.se\u202c, carl@example.se",
        "anna\u2011maria@example.se, anna-maria@example.se",
        "anna＠example．se, anna@example.se"
    })
    void emailAddressIsNormalised(String written, String kept) {
        form.setEmail(written);
        assertThat(parsed().getEmail()).isEqualTo(kept);
        assertThat(mistakes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "a b@c.se",
                "a\u00a0b@c.se",
                "@b.se",
                "anna.åkesson@exempel.se",
                "anna.@example.se",
                "anna..s@example.se",
                "anna@example.se,",
                "anna@example.se;",
                "<fia@example.se>",
                "mailto:ida@example.se",
                "anna@example..se",
                "anna@-example.se",
                "anna@[127.0.0.1]",
                "anna@127.0.0.1",
                "anna@straße.de",
                "an\u010d\u010ana@example.se",
                "a@b@example.se"
            })
    void invalidEmailAddressIsRejected(String written) {
        form.setEmail(written);
        parsed();
        assertThat(mistakes).containsExactly(InvalidField.EMAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "5560160680, 556016-0680",
        "556016-0680, 556016-0680",
        "SE556016-0680, 556016-0680",
        "16 556016 0680, 556016-0680",
        "556016–0680, 556016-0680",
        "556016\u00a00680, 556016-0680",
        "SE556016068001, 556016-0680",
        "SE 556016-0680 01, 556016-0680",
        "se556016068001, 556016-0680",
        "556016068001, 556016-0680"
    })
    void companyNumberIsKept(String written, String kept) {
        form.setType(CustomerType.COMPANY);
        form.setCompanyNumber(written);
        assertThat(parsed().getCompanyNumber()).isEqualTo(kept);
        form.setType(CustomerType.PERSON);
        assertThat(parsed()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "556016-0681",
                "SE556016068101",
                "900101-2388",
                "SE900101238801",
                "19900901-0001",
                "556016",
                "abc"
            })
    void personalOrInvalidCompanyNumberIsRejected(String written) {
        form.setType(CustomerType.COMPANY);
        form.setCompanyNumber(written);
        parsed();
        assertThat(mistakes).containsExactly(InvalidField.COMPANY_NUMBER);
    }
}
