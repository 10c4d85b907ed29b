package se.kassa.order;

/**
 * A postal address. Every component may be null: payment providers send what they know.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record PostalAddress(String line1, String line2, String zip, String city, String country) {

    /** Returns the same address with another second line. */
    public PostalAddress withLine2(String other) {
        return new PostalAddress(line1, other, zip, city, country);
    }
}
