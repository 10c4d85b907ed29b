/** Receipts and credit notes with numbers, and what the shop's bookkeeping reads. */
package se.kassa.accounting;
