package se.kassa.platform.i18n;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the messages of constraints from the bundles: {@code {admin.invalid.price}} is the text {@code invalid.price} of
 * the admin pages, {@code {shop.withdrawal.number.missing}} one of the shop. Other messages stay as they are.
 */
public final class ConstraintMessages implements MessageInterpolator {

    private static final Pattern KEY = Pattern.compile("\\{(admin|shop)\\.(.+)}");

    @Override
    public String interpolate(String template, Context context) {
        return interpolate(template, context, Languages.DEFAULT);
    }

    @Override
    public String interpolate(String template, Context context, Locale language) {
        Matcher key = KEY.matcher(template);
        if (!key.matches()) {
            return template;
        }
        Texts texts = key.group(1).equals("admin") ? Texts.admin(language) : Texts.shop(language);
        return texts.get(key.group(2));
    }
}
