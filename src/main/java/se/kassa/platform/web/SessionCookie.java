package se.kassa.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import se.kassa.platform.settings.Settings;

/** Keeps the session's cookie on HTTPS where the shop's public address is one, whatever the proxy tells the server. */
@WebListener
public class SessionCookie implements ServletContextListener {

    @Inject
    private Settings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setSecure(settings.isSecure());
        cookie.setAttribute("SameSite", "Lax");
    }
}
