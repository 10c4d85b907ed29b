/** Amounts: always whole minor units, VAT always in basis points. */
package se.kassa.platform.money;
