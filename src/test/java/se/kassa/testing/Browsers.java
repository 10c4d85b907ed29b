package se.kassa.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts a browser without a window. */
public final class Browsers {

    /** What is looked for on a page may take so long: a build machine can be busy. */
    private static final int PATIENCE_MILLIS = 20_000;

    private Browsers() {}

    /**
     * An installed Chromium or Chrome, or, without one, Playwright's own, which it fetches. Chromium's headless shell comes
     * first: it draws the same pages with less than half of the processor time.
     */
    public static Browser launch() {
        Optional<Path> installed = Stream.of(
                        "/usr/bin/chromium-headless-shell",
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
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return Playwright.create(options).chromium().launch(launch);
    }
}
