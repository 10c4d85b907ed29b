package se.kassa.desk.export;

import java.util.Currency;

/**
 * An amount as files have it: with a point before the digits of the currency's minor unit.
 *
 * @param unscaled minor units
 * @param digits how many of them stand after the point
 */
record Decimal(long unscaled, int digits) {

    /** How many digits the currency's minor unit has. */
    static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    void appendTo(StringBuilder text) {
        if (digits == 0) {
            text.append(unscaled);
            return;
        }
        int begin = text.length();
        text.append(Math.abs(unscaled));
        while (text.length() - begin <= digits) {
            text.insert(begin, '0');
        }
        text.insert(text.length() - digits, '.');
        if (unscaled < 0) {
            text.insert(begin, '-');
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        appendTo(text);
        return text.toString();
    }
}
