package se.kassa.admin.catalogue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Servers;
import se.kassa.testing.StaffBrowser;

/** Files that are too large: the form comes back with what was typed, whatever their size. */
@ExtendWith(BrowserExtension.class)
class UploadsBrowserIT {

    private static final String TYPED = "Skriven medan bilden valdes";

    private final String shop = Servers.shared().shopUrl().toString();

    @BeforeEach
    void logIn(Page page) {
        new StaffBrowser(page, Servers.shared().shopUrl()).logsIn();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_001, 3_200_000, 12_000_000})
    void largePictureIsReportedAndInputKept(int bytes, Page page) {
        page.navigate(shop + "admin/product?sku=ko-skal");
        page.getByLabel("Beskrivning (sv)").fill(TYPED);
        sendsWhateverTheBrowserThinks(page, "product");
        page.locator("[id$='product:upload']").setInputFiles(file("bild.jpg", "image/jpeg", bytes));
        page.locator("[id$='product:save']").click();
        assertThat(page.locator(".field-error")).containsText("Välj en bild på högst 1 MB");
        assertThat(page.getByLabel("Beskrivning (sv)")).hasValue(TYPED);
        assertThat(page.locator("h1")).hasText("ko-skal");
    }

    @Test
    void largeImportIsReportedAtItsField(Page page) {
        page.navigate(shop + "admin/import");
        sendsWhateverTheBrowserThinks(page, "upload");
        page.locator("[id$='upload:file']").setInputFiles(file("varor.csv", "text/csv", 4_000_000));
        page.locator("[id$='upload:check']").click();
        assertThat(page.locator(".field-error")).containsText("högst 2 MB");
        sendsWhateverTheBrowserThinks(page, "upload");
        page.locator("[id$='upload:check']").click();
        assertThat(page.locator(".field-error")).containsText("Välj en fil");
    }

    @Test
    void browserReportsLargeFilesBeforeUpload(Page page) {
        page.navigate(shop + "admin/product?sku=ko-skal");
        page.getByLabel("Beskrivning (sv)").fill(TYPED);
        page.locator("[id$='product:upload']").setInputFiles(file("bild.jpg", "image/jpeg", 3_200_000));
        assertThat(page.locator("[id$='product:upload']")
                        .evaluate("field => field.validationMessage")
                        .toString())
                .contains("1 MB");
        page.locator("[id$='product:save']").click();
        assertThat(page.locator("[id$='product:upload']").evaluate("field => field.files[0].size"))
                .isEqualTo(3_200_000);
        page.locator("[id$='product:upload']").setInputFiles(new FilePayload[0]);
        page.locator("[id$='product:save']").click();
        assertThat(page.locator(".notice[role=status]")).isVisible();
    }

    @Test
    void hugeUploadGetsAnErrorPage(Page page) {
        page.navigate(shop + "admin/product?sku=ko-skal");
        sendsWhateverTheBrowserThinks(page, "product");
        page.locator("[id$='product:upload']")
                .setInputFiles(
                        file("film.jpg", "image/jpeg", 40_000_000),
                        new Locator.SetInputFilesOptions().setTimeout(120_000));
        page.locator("[id$='product:save']").click();
        assertThat(page.locator("h1")).hasText("Filen är för stor");
    }

    private static void sendsWhateverTheBrowserThinks(Page page, String form) {
        page.locator("form#" + form).evaluate("form => { form.noValidate = true; }");
    }

    private static FilePayload file(String name, String type, int bytes) {
        byte[] content = new byte[bytes];
        Arrays.fill(content, (byte) 'x');
        return new FilePayload(name, type, content);
    }
}
