package se.kassa.accounting.sie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import se.kassa.accounting.AccountingDocument.Kind;
import se.kassa.platform.money.VatRate;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsException;
import se.kassa.platform.settings.SettingsReader;

/** Vouchers and their file: what is in them, and that they balance whatever the amounts. */
class SieFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);
    private static final long LARGEST = 9_999_999_999L;
    private static final Pattern ENTRY = Pattern.compile("#TRANS (\\d{4}) \\{} (-?\\d+\\.\\d{2})");

    private static SieSettings accounts(Map<String, String> settings) {
        SettingsReader reader = new SettingsReader(new MapConfig(settings));
        SieSettings accounts = SieSettings.read(reader, List.of("ecster", "stripe"));
        reader.check();
        return accounts;
    }

    private static String text(List<Voucher> vouchers, String company) {
        byte[] file = new SieFile("Kassa", "1.0", company, "556677-8899", null, DAY)
                .of(vouchers, voucher -> "Försäljning " + voucher.documents());
        return new String(file, Charset.forName("IBM437"));
    }

    @Test
    void salesAndRefundsOfADayAreTwoVouchers() {
        List<Booking> bookings = List.of(
                new Booking(DAY, Kind.RECEIPT, "stripe", 2500, 12_500, 2_500, 1, 3),
                new Booking(DAY, Kind.RECEIPT, "ecster", 600, 10_600, 600, 2, 4),
                new Booking(DAY, Kind.CREDIT_NOTE, "stripe", 2500, 1_250, 250, 7, 7),
                new Booking(DAY.plusDays(1), Kind.REVERSAL, "stripe", 2500, 1_250, 250, 8, 8),
                new Booking(DAY.plusDays(1), Kind.RECEIPT, null, 0, 5, 0, 5, 5));
        String file =
                text(Vouchers.of(bookings, accounts(Map.of("kassa.sie.account.claim.stripe", "1580"))), "Å & \"Ö\" AB");
        assertThat(file.split("\r\n", -1))
                .containsExactly(
                        "#FLAGGA 0",
                        "#PROGRAM \"Kassa\" \"1.0\"",
                        "#FORMAT PC8",
                        "#GEN 20261129",
                        "#SIETYP 4",
                        "#ORGNR 556677-8899",
                        "#FNAMN \"Å & \\\"Ö\\\" AB\"",
                        "#VER \"\" \"\" 20261129 \"Försäljning R1-R4\"",
                        "{",
                        "#TRANS 1580 {} 125.00",
                        "#TRANS 1686 {} 106.00",
                        "#TRANS 2611 {} -25.00",
                        "#TRANS 2631 {} -6.00",
                        "#TRANS 3001 {} -100.00",
                        "#TRANS 3003 {} -100.00",
                        "}",
                        "#VER \"\" \"\" 20261129 \"Försäljning K7\"",
                        "{",
                        "#TRANS 1580 {} -12.50",
                        "#TRANS 2611 {} 2.50",
                        "#TRANS 3001 {} 10.00",
                        "}",
                        "#VER \"\" \"\" 20261130 \"Försäljning R5\"",
                        "{",
                        "#TRANS 1686 {} 0.05",
                        "#TRANS 3004 {} -0.05",
                        "}",
                        "#VER \"\" \"\" 20261130 \"Försäljning K8\"",
                        "{",
                        "#TRANS 1580 {} 12.50",
                        "#TRANS 2611 {} -2.50",
                        "#TRANS 3001 {} -10.00",
                        "}",
                        "");
    }

    @Test
    void textsAreReplacedWhereTheCharacterSetLacksThem() {
        assertThat(text(List.of(), "Å–É € ő ø ☕ 🍵\r\n#TRANS C:\\"))
                .contains("#FNAMN \"Å-É EUR o o ? ?  #TRANS C:/\"\r\n");
        byte[] file = new SieFile("Kassa", "1.0", "ÅÄÖåäö", null, null, DAY).of(List.of(), Voucher::documents);
        String latin = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(latin).contains("\u008f\u008e\u0099\u0086\u0084\u0094").doesNotContain("#ORGNR");
    }

    @Test
    void seriesGivesADayTheSameNumbersEachTime() {
        List<Booking> bookings = List.of(
                new Booking(DAY, Kind.RECEIPT, null, 2500, 125, 25, 1, 3),
                new Booking(DAY, Kind.CREDIT_NOTE, null, 2500, 125, 25, 7, 7));
        byte[] file = new SieFile("Kassa", "1.0", "AB", null, "W", DAY)
                .of(Vouchers.of(bookings, accounts(Map.of())), Voucher::documents);
        assertThat(accounts(Map.of()).series()).isEqualTo("W");
        assertThat(accounts(Map.of("kassa.sie.series", "none")).series()).isNull();
        assertThat(new String(file, Charset.forName("IBM437")))
                .contains("#VER \"W\" 202611291 20261129 \"R1-R3\"", "#VER \"W\" 202611292 20261129 \"K7\"");
    }

    @Test
    void unbalancedVoucherIsRefused() {
        List<Voucher.Entry> entries = List.of(new Voucher.Entry(1686, 100), new Voucher.Entry(3001, -99));
        assertThatIllegalArgumentException().isThrownBy(() -> new Voucher(DAY, Kind.RECEIPT, "R1", "R1", entries));
    }

    @Test
    void wrongAccountIsRefused() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> accounts(Map.of("kassa.sie.account.sales-25", "30", "kassa.sie.account.vat-6", "x")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("kassa.sie.account.sales-25")
                .hasMessageContaining("kassa.sie.account.vat-6");
    }

    @Provide
    Arbitrary<List<Booking>> bookings() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 3).map(DAY::plusDays);
        Arbitrary<String> providers = Arbitraries.of("ecster", "stripe").injectNull(0.1);
        return Combinators.combine(
                        days,
                        Arbitraries.of(Kind.class),
                        providers,
                        Arbitraries.of(VatRate.class),
                        Arbitraries.longs().between(1, LARGEST),
                        Arbitraries.longs().between(1, 999))
                .as((day, kind, provider, rate, gross, number) ->
                        new Booking(day, kind, provider, rate.basisPoints(), gross, rate.vatOf(gross), number, number))
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 300)
    void fileBalancesAndHasTheSumsOfTheBookings(@ForAll("bookings") List<Booking> bookings) {
        String file = text(Vouchers.of(bookings, accounts(Map.of())), "Butiken");
        Map<Integer, BigDecimal> sums = new TreeMap<>();
        for (String voucher : List.of(file.split("#VER ")).subList(1, file.split("#VER ").length)) {
            List<BigDecimal> amounts = new ArrayList<>();
            Matcher entry = ENTRY.matcher(voucher);
            while (entry.find()) {
                amounts.add(new BigDecimal(entry.group(2)));
                sums.merge(Integer.valueOf(entry.group(1)), new BigDecimal(entry.group(2)), BigDecimal::add);
            }
            assertThat(amounts).isNotEmpty();
            assertThat(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isZero();
        }
        assertThat(sum(sums, 1686)).isEqualByComparingTo(kronor(bookings.stream(), true, false));
        Map<Integer, Integer> vat = Map.of(2500, 2611, 1200, 2621, 600, 2631);
        vat.forEach((rate, account) -> assertThat(sum(sums, account))
                .isEqualByComparingTo(
                        kronor(bookings.stream().filter(booking -> booking.vatRate() == rate), false, true)
                                .negate()));
        Map<Integer, Integer> sales = Map.of(2500, 3001, 1200, 3002, 600, 3003, 0, 3004);
        sales.forEach((rate, account) -> {
            List<Booking> all = bookings.stream()
                    .filter(booking -> booking.vatRate() == rate)
                    .collect(Collectors.toList());
            assertThat(sum(sums, account))
                    .isEqualByComparingTo(
                            kronor(all.stream(), false, true).subtract(kronor(all.stream(), true, false)));
        });
    }

    private static BigDecimal sum(Map<Integer, BigDecimal> sums, int account) {
        return sums.getOrDefault(account, BigDecimal.ZERO);
    }

    /** Credit notes count negatively. */
    private static BigDecimal kronor(Stream<Booking> bookings, boolean gross, boolean vat) {
        return BigDecimal.valueOf(
                bookings.mapToLong(booking -> (booking.kind() == Kind.CREDIT_NOTE ? -1 : 1)
                                * ((gross ? booking.gross() : 0) + (vat ? booking.vat() : 0)))
                        .sum(),
                2);
    }
}
