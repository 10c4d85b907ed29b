package se.kassa.platform.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Divides an amount among others by their size, so that the shares sum to it to the öre. */
public final class Apportionment {

    private Apportionment() {}

    /**
     * By the method of the largest remainder; of equal remainders the first is served first. No share is larger than its
     * weight where the whole is not larger than their sum.
     *
     * @param whole minor units, not negative
     * @param weights not negative; their sum above zero, unless the whole is zero
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
