package se.kassa.returns.withdrawal;

import se.kassa.platform.settings.SettingsReader;

/**
 * Settings of withdrawals ({@code kassa.withdrawal.*}).
 *
 * @param deliveryDays days from shipping to delivery that the withdrawal period counts with
 */
record WithdrawalSettings(int deliveryDays) {

    private static final String DELIVERY_DAYS = "kassa.withdrawal.delivery-days";

    /** Long enough for domestic parcels: the period must not end too early. */
    private static final int DEFAULT_DAYS = 7;

    private static final int MAX_DAYS = 60;

    static WithdrawalSettings read(SettingsReader reader) {
        return new WithdrawalSettings(reader.integer(DELIVERY_DAYS, DEFAULT_DAYS, 0, MAX_DAYS));
    }
}
