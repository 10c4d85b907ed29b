package se.kassa.discount;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.kassa.platform.money.Apportionment;
import se.kassa.platform.text.InputNormalizer;

/**
 * A discount code for products or shipping. A cart has at most one code. Orders keep the discount that they were placed
 * with.
 */
@Entity
@Table(name = "discount")
public class Discount {

    /** Kind of discount. */
    public enum Kind {
        /** A share of the product amount, in basis points. */
        PERCENT,
        /** An amount in minor units, VAT included; limited to the product amount. */
        AMOUNT,
        /** Free shipping. */
        FREE_SHIPPING
    }

    /**
     * Conditions of a discount.
     *
     * @param from start, inclusive; null for no start
     * @param until end, exclusive; null for no end
     * @param minimum minimum product amount in minor units
     * @param maxUses maximum number of orders in all; null for no limit
     * @param maxUsesPerCustomer maximum number of orders per e-mail address; null for no limit
     * @param category code of the only category that is discounted; null for all
     */
    public record Terms(
            OffsetDateTime from,
            OffsetDateTime until,
            long minimum,
            Integer maxUses,
            Integer maxUsesPerCustomer,
            String category) {

        public static final Terms ALWAYS = new Terms(null, null, 0, null, null, null);
    }

    private static final int WHOLE = 10_000;

    @Id
    @Column(name = "code")
    private String code;

    @Column(name = "enabled")
    private boolean enabled;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Kind kind;

    @Column(name = "discount_value")
    private long worth;

    @Column(name = "valid_from")
    private OffsetDateTime validFrom;

    @Column(name = "valid_until")
    private OffsetDateTime validUntil;

    @Column(name = "minimum_amount")
    private long minimum;

    @Column(name = "max_uses")
    private Integer maxUses;

    @Column(name = "max_uses_per_customer")
    private Integer maxUsesPerCustomer;

    @Column(name = "category")
    private String category;

    @Column(name = "everybody_since")
    private OffsetDateTime everybodySince;

    /** Raised by {@link se.kassa.platform.database.OptimisticVersions} alone. */
    @Column(name = "version", insertable = false, updatable = false)
    private int version;

    protected Discount() {}

    /** @throws IllegalArgumentException unless the code has 1 to 40 letters, digits, hyphens and underscores */
    public Discount(String code) {
        if (!isCode(code)) {
            throw new IllegalArgumentException("A code has 1 to 40 letters, digits, hyphens and underscores");
        }
        this.code = canonical(code);
    }

    /** Whether a text can be a code: 1 to 40 letters, digits, hyphens and underscores. */
    public static boolean isCode(String text) {
        return text != null && canonical(text).matches("[\\p{Lu}\\d_-]{1,40}");
    }

    /** Whether a value, in basis points or minor units, fits a kind. */
    public static boolean fits(Kind kind, long value) {
        return switch (kind) {
            case PERCENT -> value > 0 && value <= WHOLE;
            case AMOUNT -> value > 0;
            case FREE_SHIPPING -> value == 0;
        };
    }

    /**
     * Normalizes a code for comparison: upper case, ASCII hyphens, without invisible characters and surrounding spaces.
     */
    public static String canonical(String code) {
        return InputNormalizer.normalize(code).toUpperCase(Locale.ROOT);
    }

    /**
     * @param newWorth basis points or minor units, depending on the kind; 0 for free shipping
     * @throws IllegalArgumentException if the value does not fit the kind, or a limit is below one
     */
    public void change(boolean nowEnabled, Kind newKind, long newWorth, Terms terms) {
        if (!fits(newKind, newWorth)
                || terms.minimum() < 0
                || isBelowOne(terms.maxUses())
                || isBelowOne(terms.maxUsesPerCustomer())) {
            throw new IllegalArgumentException("A discount of " + newWorth + " does not fit " + newKind);
        }
        enabled = nowEnabled;
        kind = newKind;
        worth = newWorth;
        validFrom = terms.from();
        validUntil = terms.until();
        minimum = terms.minimum();
        maxUses = terms.maxUses();
        maxUsesPerCustomer = terms.maxUsesPerCustomer();
        category = terms.category();
    }

    /**
     * Says whether the code is announced to everybody, so that it is a price reduction.
     *
     * @param now when it is announced, if it was not yet
     */
    public void setForEverybody(boolean forEverybody, OffsetDateTime now) {
        if (!forEverybody) {
            everybodySince = null;
        } else if (everybodySince == null) {
            everybodySince = now;
        }
    }

    /** Whether the code is announced to everybody. */
    public boolean isForEverybody() {
        return everybodySince != null;
    }

    /** When the price reduction began that a code for everybody is; empty if it is for some only. */
    public Optional<OffsetDateTime> reductionSince() {
        return Optional.ofNullable(everybodySince)
                .map(since -> validFrom != null && validFrom.isAfter(since) ? validFrom : since);
    }

    private static boolean isBelowOne(Integer limit) {
        return limit != null && limit < 1;
    }

    /**
     * Calculates the discount, apportioned to the lines by the largest remainder method. Does not check the number of
     * uses.
     *
     * @param shippingPrice minor units, VAT included
     */
    public DiscountResult on(List<DiscountableLine> items, long shippingPrice, OffsetDateTime now) {
        Optional<DiscountRejection> rejection = rejection(items, now);
        if (rejection.isPresent()) {
            return DiscountResult.rejected(items.size(), rejection.get());
        }
        if (kind == Kind.FREE_SHIPPING) {
            return new DiscountResult(new long[items.size()], shippingPrice, Optional.empty());
        }
        long[] weights = items.stream().mapToLong(this::eligible).toArray();
        long sum = items.stream().mapToLong(this::eligible).reduce(0, Math::addExact);
        return sum == 0
                ? DiscountResult.rejected(items.size(), DiscountRejection.NOT_APPLICABLE)
                : new DiscountResult(Apportionment.divide(amountOff(sum), weights), 0, Optional.empty());
    }

    private Optional<DiscountRejection> rejection(List<DiscountableLine> items, OffsetDateTime now) {
        if (!enabled) {
            return Optional.of(DiscountRejection.UNKNOWN);
        }
        if (validFrom != null && now.isBefore(validFrom)) {
            return Optional.of(DiscountRejection.NOT_YET_VALID);
        }
        if (validUntil != null && !now.isBefore(validUntil)) {
            return Optional.of(DiscountRejection.EXPIRED);
        }
        if (items.stream().mapToLong(DiscountableLine::amount).reduce(0, Math::addExact) < minimum) {
            return Optional.of(DiscountRejection.BELOW_MINIMUM);
        }
        boolean fits = category == null
                || items.stream().anyMatch(item -> item.category().equals(category));
        return fits ? Optional.empty() : Optional.of(DiscountRejection.NOT_APPLICABLE);
    }

    private long eligible(DiscountableLine item) {
        return category == null || item.category().equals(category) ? item.amount() : 0;
    }

    private long amountOff(long sum) {
        if (kind == Kind.AMOUNT) {
            return Math.min(worth, sum);
        }
        return BigDecimal.valueOf(sum)
                .multiply(BigDecimal.valueOf(worth))
                .divide(BigDecimal.valueOf(WHOLE), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Raised by every edit; a form that shows the entity carries it. */
    public int getVersion() {
        return version;
    }

    public String getCode() {
        return code;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public Kind getKind() {
        return kind;
    }

    /** Basis points or minor units, depending on the kind. */
    public long getWorth() {
        return worth;
    }

    public Terms getTerms() {
        return new Terms(validFrom, validUntil, minimum, maxUses, maxUsesPerCustomer, category);
    }
}
