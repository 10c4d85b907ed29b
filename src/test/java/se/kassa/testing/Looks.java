package se.kassa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** How a page looks: a picture for people, and what a machine can tell. */
public final class Looks {

    private Looks() {}

    /** Takes a picture to {@code target/pictures}; fails where the page shuts people out or scrolls sideways. */
    public static void check(Page page, String name, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pictures", name + "-" + width + ".png")));
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name + " at " + width)
                .extracting(violation ->
                        violation.getId() + " " + violation.getNodes().get(0).getHtml())
                .isEmpty();
        Object sideways = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) sideways).intValue())
                .as(name + " scrolls sideways")
                .isLessThanOrEqualTo(0);
    }
}
