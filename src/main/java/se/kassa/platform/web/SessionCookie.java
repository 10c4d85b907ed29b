package se.kassa.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import se.kassa.platform.settings.ShopSettings;

/** Makes the session cookie {@code Secure} if the shop's public address uses HTTPS, independent of the proxy. */
@WebListener
public class SessionCookie implements ServletContextListener {

    @Inject
    private ShopSettings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setSecure(settings.isSecure());
        cookie.setAttribute("SameSite", "Lax");
    }
}
