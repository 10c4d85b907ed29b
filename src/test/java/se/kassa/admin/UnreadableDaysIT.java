package se.kassa.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Servers;
import se.kassa.testing.StaffHttpClient;

/** Days in addresses that can't be read: every page and every file says so, and nothing is done with other orders. */
class UnreadableDaysIT {

    private final StaffHttpClient staff = new StaffHttpClient(Servers.shared().shopUrl()).logsIn();

    @ParameterizedTest
    @ValueSource(strings = {"29.11.2026", "%2B999999999-12-31", "-999999999-01-01", "9999-12-31", "0000-00-00"})
    void invalidDatesAreReportedOnEveryPage(String day) {
        for (String name : new String[] {"from", "until"}) {
            String query = "?" + name + "=" + day;
            assertThat(staff.opens("admin/orders" + query).body()).contains("id=\"unreadable\"");
            for (String report : new String[] {"accounting", "vat", "sie"}) {
                HttpResponse<String> books = staff.opens("admin/" + report + query);
                assertThat(books.statusCode()).as(report).isEqualTo(200);
                assertThat(books.body()).as(report).contains("id=\"unreadable\"", "aria-invalid");
            }
            for (String file :
                    new String[] {"orders.csv", "lines.csv", "accounting.csv", "vat.csv", "bookkeeping.si"}) {
                HttpResponse<String> answer = staff.opens("admin/export/" + file + query);
                assertThat(answer.statusCode()).as(file).isEqualTo(400);
                assertThat(answer.body()).contains("2026-12-31");
                assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
            }
        }
    }

    @Test
    void invalidFilterStopsABulkAction() {
        String page =
                staff.opens("admin/bulk?do=ship&scope=all&from=29.11.2026").body();
        assertThat(page).contains("class=\"notice warning\"").doesNotContain("confirm:begin");
    }

    @Test
    void validDatesAreAccepted() {
        assertThat(staff.opens("admin/accounting?from=2026-11-01&until=2026-11-29")
                        .body())
                .doesNotContain("id=\"unreadable\"");
        assertThat(staff.opens("admin/export/accounting.csv?from=2026-11-01&until=")
                        .statusCode())
                .isEqualTo(200);
    }
}
