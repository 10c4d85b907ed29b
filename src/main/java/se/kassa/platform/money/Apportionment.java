package se.kassa.platform.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Divides an amount in proportion to weights, so that the shares sum exactly to the amount. */
public final class Apportionment {

    private Apportionment() {}

    /**
     * Divides by the largest remainder method; equal remainders are served in order. If the whole is at most the sum of
     * the weights, no share exceeds its weight.
     *
     * @param whole minor units, not negative
     * @param weights not negative; their sum is positive unless the whole is zero
     * @return a share for each weight, in their order
     */
    public static long[] divide(long whole, long... weights) {
        long sum = LongStream.of(weights).reduce(0, Math::addExact);
        if (whole < 0 || LongStream.of(weights).anyMatch(weight -> weight < 0) || (sum == 0 && whole > 0)) {
            throw new IllegalArgumentException("Can't divide " + whole + " among " + Arrays.toString(weights));
        }
        long[] shares = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = whole;
        for (int i = 0; i < weights.length && sum > 0; i++) {
            BigInteger[] division = BigInteger.valueOf(whole)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(BigInteger.valueOf(sum));
            shares[i] = division[0].longValueExact();
            remainders[i] = division[1].longValueExact();
            left -= shares[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> shares[i]++);
        return shares;
    }
}
