package se.kassa.returns.withdrawal;

/** Fired in the transaction that stores a withdrawal. */
public record WithdrawalReceived(long withdrawalId, String orderNumber) {}
