package se.kassa.order;

/**
 * Where somebody lives or a parcel goes. Every part may be null: the payment provider says what it knows.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record PostalAddress(String line1, String line2, String zip, String city, String country) {}
