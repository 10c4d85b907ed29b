package se.kassa.mail;

import java.util.Locale;

/**
 * A mail that is ready to be sent.
 *
 * @param id stable: the same mail sent again has the same Message-ID; letters, digits and hyphens
 * @param to one address
 * @param html null where there is only text
 */
record Mail(String id, String to, Locale language, String subject, String text, String html) {}
