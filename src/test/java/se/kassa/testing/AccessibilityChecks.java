package se.kassa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;

/** Screenshots and automated accessibility checks of a page. */
public final class AccessibilityChecks {

    private static final int HEIGHT = 900;
    private static final int[] NARROW_AND_WIDE = {390, 1440};

    /** A window of 1280 pixels at four times its size, and one of 1440 at twice. */
    private static final int[] ENLARGED = {320, 720};

    /** Results are announced without a search; what is always there is a note. */
    private static final String SILENT_NOTICES = "() => [...document.querySelectorAll("
            + "'.notice.good, .notice.warning, .notice.error, #outcome')]"
            + ".filter(notice => !notice.matches('[role=status], [role=alert], [role=note]'))"
            + ".map(notice => notice.outerHTML)";

    /** What is marked for the eye only. */
    private static final String UNTOLD = "() => [...document.querySelectorAll("
            + "'.chosen:not([aria-current]), progress:not([aria-label]), table#orders th.number:not([aria-sort])')]"
            + ".map(element => element.outerHTML)";

    /** What looks the same with the focus as without it. The label of a box that is hidden shows it in its place. */
    private static final String LOST_FOCUS = "() => { const style = element => {"
            + " const is = getComputedStyle(element); return is.outline + is.boxShadow; };"
            + " const look = element => [element, element.nextElementSibling].filter(Boolean).map(style).join();"
            + " return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]"
            + ".filter(element => element.checkVisibility({checkVisibilityCSS: true})"
            + " && !element.matches(':disabled, [type=hidden]'))"
            + ".filter(element => { document.activeElement.blur(); const before = look(element); element.focus();"
            + " return document.activeElement !== element || look(element) === before; })"
            + ".map(element => element.outerHTML); }";

    private static final String MOVING = "() => [...document.querySelectorAll('*')].filter(element => {"
            + " const style = getComputedStyle(element);"
            + " return style.transitionDuration.split(',').some(time => parseFloat(time) > 0)"
            + " || style.animationName !== 'none' || style.scrollBehavior === 'smooth'; })"
            + ".map(element => element.outerHTML.substring(0, 200))";

    private static final String CUT_TABLES = "() => [...document.querySelectorAll('.scroll')]"
            + ".filter(each => each.scrollWidth > each.clientWidth).map(each => each.textContent)";

    private AccessibilityChecks() {}

    /** Takes a picture to {@code target/pictures}; fails where the page shuts people out or scrolls sideways. */
    public static void check(Page page, String name, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pictures", name + "-" + width + ".png")));
        assertThat(page.frames())
                .as(name + " has a frame, which axe leaves out")
                .hasSize(1);
        assertThat(axe(page).analyze().getViolations())
                .as(name + " at " + width)
                .extracting(violation ->
                        violation.getId() + " " + violation.getNodes().get(0).getHtml())
                .isEmpty();
        assertThat(page.evaluate(SILENT_NOTICES)).as(name + " says nothing").isEqualTo(List.of());
        assertThat(page.evaluate(UNTOLD)).as(name + " is visible only").isEqualTo(List.of());
        doesNotScrollSideways(page, name);
    }

    /** Looks into no frames and describes only what is wrong, in half of the time that axe takes otherwise. */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(violationsOnly).setLegacyMode(true);
    }

    /** The same, narrow and wide. */
    public static void check(Page page, String name) {
        for (int width : NARROW_AND_WIDE) {
            page.setViewportSize(width, HEIGHT);
            check(page, name, width);
        }
    }

    /** The same, and no table hides a part of itself. */
    public static void checkWithTables(Page page, String name) {
        for (int width : NARROW_AND_WIDE) {
            page.setViewportSize(width, HEIGHT);
            check(page, name, width);
            assertThat(page.evaluate(CUT_TABLES))
                    .as(name + " hides a part of a table at " + width)
                    .isEqualTo(List.of());
        }
    }

    /** All checks, and: no overflow when zoomed, focus always visible, no motion with reduced motion. */
    public static void checkInFull(Page page, String name) {
        check(page, name);
        for (int width : ENLARGED) {
            page.setViewportSize(width, HEIGHT);
            doesNotScrollSideways(page, name + " at " + width);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertThat(moving(page)).as(name + " moves").isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        assertThat(page.evaluate(LOST_FOCUS)).as(name + " hides the focus").isEqualTo(List.of());
    }

    /** What moves by itself or when it is touched. */
    public static List<?> moving(Page page) {
        return (List<?>) page.evaluate(MOVING);
    }

    private static void doesNotScrollSideways(Page page, String name) {
        Object sideways = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) sideways).intValue())
                .as(name + " scrolls sideways")
                .isLessThanOrEqualTo(0);
    }
}
