package se.kassa.catalogue;

import java.time.LocalDate;

/**
 * A price reduction that the shop announces.
 *
 * @param prior lowest price of the 30 days before the reduction, minor units; above the present price
 * @param percent by how much the present price is below {@code prior}, rounded down
 * @param last last day of the reduction
 */
public record Reduction(long prior, int percent, LocalDate last) {}
