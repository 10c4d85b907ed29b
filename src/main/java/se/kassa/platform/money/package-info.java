/** Money: amounts in minor units, VAT rates in basis points. */
package se.kassa.platform.money;
