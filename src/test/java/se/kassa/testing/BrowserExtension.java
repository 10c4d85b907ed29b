package se.kassa.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a page in a fresh browser context. An installed Chromium or Chrome is used; without one Playwright
 * fetches its own. A test that breaks the content security policy fails, whatever else it proves.
 */
public class BrowserExtension implements BeforeEachCallback, AfterTestExecutionCallback, ParameterResolver {

    private static Browser browser;

    private BrowserContext context;
    private Page page;
    private final List<String> violations = new ArrayList<>();

    private static synchronized Browser browser() {
        if (browser == null) {
            browser = Browsers.launch();
        }
        return browser;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        violations.clear();
        context = browser().newContext(new Browser.NewContextOptions().setLocale("sv-SE"));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                violations.add(message.text());
            }
        });
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            String name = test.getRequiredTestClass().getSimpleName() + "-"
                    + test.getDisplayName().replaceAll("\\W+", "-");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", name + ".png")));
        }
        context.close();
        if (!violations.isEmpty()) {
            throw new AssertionError("The content security policy was violated: " + violations);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Page.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return page;
    }
}
