/** Consumers' withdrawals from contracts: receipt, confirmation and what staff do with them afterwards. */
package se.kassa.returns.withdrawal;
