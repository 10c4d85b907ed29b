package se.kassa.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
            Optional<Path> installed = Stream.of(
                            "/usr/bin/chromium",
                            "/usr/bin/chromium-browser",
                            "/usr/bin/google-chrome",
                            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst();
            Playwright.CreateOptions options = new Playwright.CreateOptions();
            installed.ifPresent(path -> options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            BrowserType.LaunchOptions launch = new BrowserType.LaunchOptions()
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync"));
            installed.ifPresent(launch::setExecutablePath);
            browser = Playwright.create(options).chromium().launch(launch);
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
