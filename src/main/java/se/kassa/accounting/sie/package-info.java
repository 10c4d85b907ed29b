/** Vouchers of the shop's sales, and the SIE file that hands them to a ledger. */
package se.kassa.accounting.sie;
