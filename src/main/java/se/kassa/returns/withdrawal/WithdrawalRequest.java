package se.kassa.returns.withdrawal;

import java.util.Map;

/**
 * What a consumer confirmed.
 *
 * @param name at most 400 characters
 * @param email where the confirmation goes
 * @param pieces quantities by the position of the order's line
 * @param token of the form: the same form sent again is the same withdrawal; at most 64 characters
 * @param language of the page, a BCP 47 tag
 */
public record WithdrawalRequest(
        long orderId,
        String name,
        String email,
        Map<Integer, Integer> pieces,
        Withdrawal.Channel channel,
        String token,
        String language) {}
