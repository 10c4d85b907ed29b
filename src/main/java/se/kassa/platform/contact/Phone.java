package se.kassa.platform.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import se.kassa.platform.text.InputNormalizer;

/**
 * A valid phone number.
 *
 * @param international {@code +46701740605}
 * @param national as dialled within the country, {@code 0701740605}
 * @param country ISO 3166-1 alpha-2
 */
public record Phone(String international, String national, String country) {

    /**
     * Writes a number for people: one of the given country as it is written there, {@code 070-174 06 05}; any other
     * number unchanged.
     *
     * @param text may be null
     * @param country ISO 3166-1 alpha-2
     */
    public static String readable(String text, String country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(text, country);
            return country.equals(numbers.getRegionCodeForNumber(number))
                    ? numbers.format(number, PhoneNumberFormat.NATIONAL)
                    : text;
        } catch (NumberParseException e) {
            return text;
        }
    }

    /**
     * Parses common notations: {@code +46 70 174 06 05}, {@code 0046701740605}, {@code 070-174 06 05}.
     *
     * @param country country of a number without a prefix, ISO 3166-1 alpha-2
     * @return empty if the number is not valid
     */
    public static Optional<Phone> parse(String text, String country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(InputNormalizer.normalizeNumber(text), country);
            String region = numbers.getRegionCodeForNumber(number);
            if (region == null || region.length() != 2 || !numbers.isValidNumber(number)) {
                return Optional.empty();
            }
            String national = numbers.format(number, PhoneNumberFormat.NATIONAL).replaceAll("\\D", "");
            return Optional.of(new Phone(numbers.format(number, PhoneNumberFormat.E164), national, region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
