package se.kassa.testdata;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import se.kassa.catalogue.demo.DemoCatalogue.DemoProduct;
import se.kassa.order.Customer;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.Line;
import se.kassa.order.PaymentState;
import se.kassa.order.PostalAddress;
import se.kassa.payment.operation.OperationSelection;
import se.kassa.payment.operation.PaymentOperation.Kind;
import se.kassa.payment.operation.RemainingAmount;
import se.kassa.payment.operation.TransactionLine;
import se.kassa.platform.money.VatClass;
import se.kassa.platform.money.VatRate;
import se.kassa.platform.text.SearchKeys;

/** Makes sales up: the same ones for the same seed, end and number. */
final class GeneratedOrders {

    private static final Duration SPAN = Duration.ofDays(3 * 365);
    private static final List<String> METHODS =
            List.of("CARD", "CARD", "CARD", "SWISH", "SWISH", "SWISH", "INVOICE", "INVOICE", "INVOICE", "PARTPAYMENT");

    private static final String[] STAFF = {"karin", "yusuf", "admin"};
    private static final String[] REASONS = {"Ångrat köp", "Skadad vid leverans", "Fel storlek", "Kom för sent"};
    private static final Duration LATELY = Duration.ofDays(30);

    private final long seed;
    private final long count;
    private final OffsetDateTime end;
    private final WeeklyPattern week;
    private final List<DemoProduct> products;

    GeneratedOrders(long seed, long count, OffsetDateTime end, List<DemoProduct> products) {
        this.seed = seed;
        this.count = count;
        this.end = end;
        this.week = new WeeklyPattern(end);
        this.products = products;
    }

    /** The sale with this index, from the oldest, 0, to the newest. */
    GeneratedOrder sale(long index) {
        RandomGenerator random = new SplittableRandom(seed * 1_000_003 + index);
        OffsetDateTime placed = placed(index, random);
        OffsetDateTime leaves = placed.plusMinutes(600 + random.nextInt(110 * 60));
        FulfilmentStage stage = stage(random.nextInt(1000), placed.isAfter(end.minus(LATELY)), leaves.isAfter(end));
        String method = METHODS.get(random.nextInt(METHODS.size()));
        List<Line> lines = lines(random, method, stage);
        PaymentState payment = payment(random, stage, method);
        boolean paid = stage != FulfilmentStage.UNPAID
                && stage != FulfilmentStage.WAITING
                && stage != FulfilmentStage.IN_REVIEW;
        boolean business = random.nextInt(16) == 0;
        String staff = STAFF[Names.skewed(random, STAFF.length)];
        OffsetDateTime paidAt = paid ? placed.plusMinutes(3) : null;
        OffsetDateTime shippedAt = stage == FulfilmentStage.SHIPPED ? leaves : null;
        return new GeneratedOrder(
                placed,
                stage,
                payment,
                stage == FulfilmentStage.UNPAID ? null : method,
                lines,
                lines.stream().mapToLong(Line::amount).sum(),
                stage == FulfilmentStage.UNPAID ? null : consumer(random, business),
                paidAt,
                shippedAt,
                staff,
                moves(random, payment, lines, method.equals("SWISH") ? paidAt : shippedAt, placed, staff, method));
    }

    private List<GeneratedOperation> moves(
            RandomGenerator random,
            PaymentState payment,
            List<Line> lines,
            OffsetDateTime takenAt,
            OffsetDateTime placed,
            String staff,
            String method) {
        List<GeneratedOperation> moves = new ArrayList<>();
        long amount = lines.stream().mapToLong(Line::amount).sum();
        if (payment == PaymentState.CANCELLED) {
            OffsetDateTime at = before(placed.plusHours(9));
            moves.add(new GeneratedOperation(Kind.VOID, true, amount, at, staff, "Kunden ångrade sig", List.of()));
        }
        if (payment == PaymentState.CAPTURED) {
            List<TransactionLine> all =
                    RemainingAmount.ofOrder(lines, List.of()).rows(OperationSelection.all(), "");
            String actor = method.equals("SWISH") ? "provider" : staff;
            moves.add(new GeneratedOperation(Kind.CAPTURE, true, amount, takenAt, actor, null, all));
            OffsetDateTime back = takenAt.plusMinutes(random.nextInt(20 * 24 * 60));
            int dice = random.nextInt(400);
            if (dice < 10 && back.isBefore(end)) {
                List<TransactionLine> rows = RemainingAmount.ofCapture(all, List.of(), List.of())
                        .rows(OperationSelection.pieces(Map.of(0, lines.get(0).quantity())), "");
                long refund = rows.stream().mapToLong(TransactionLine::amount).sum();
                String reason = REASONS[Names.skewed(random, REASONS.length)];
                moves.add(new GeneratedOperation(Kind.REFUND, dice > 0, refund, back, staff, reason, rows));
            }
        }
        return moves;
    }

    private OffsetDateTime before(OffsetDateTime moment) {
        return moment.isBefore(end) ? moment : end.minusMinutes(1);
    }

    /** More and more over the years. */
    private OffsetDateTime placed(long index, RandomGenerator random) {
        long position = (index * 1_000_000 + random.nextInt(1_000_000)) / count;
        long seconds = SPAN.toSeconds();
        long grown = seconds * (position * 3 / 2 - position * position / 2_000_000) / 1_000_000;
        return week.moment(seconds - Math.min(grown, seconds - 600));
    }

    private static FulfilmentStage stage(int dice, boolean lately, boolean waits) {
        if (dice < 35) {
            return FulfilmentStage.UNPAID;
        }
        if (dice < 65) {
            return FulfilmentStage.CANCELLED;
        }
        if (lately && dice < 85) {
            return dice < 70 ? FulfilmentStage.IN_REVIEW : FulfilmentStage.WAITING;
        }
        return waits || dice > 998 ? FulfilmentStage.TO_SHIP : FulfilmentStage.SHIPPED;
    }

    private static PaymentState payment(RandomGenerator random, FulfilmentStage stage, String method) {
        return switch (stage) {
            case UNPAID -> random.nextBoolean() ? PaymentState.EXPIRED : PaymentState.DECLINED;
            case WAITING -> PaymentState.PENDING;
            case IN_REVIEW -> PaymentState.AUTHORIZED;
            case CANCELLED -> PaymentState.CANCELLED;
            case SHIPPED -> PaymentState.CAPTURED;
            case TO_SHIP -> method.equals("SWISH") ? PaymentState.CAPTURED : PaymentState.AUTHORIZED;
        };
    }

    private List<Line> lines(RandomGenerator random, String method, FulfilmentStage stage) {
        List<Line> lines = new ArrayList<>();
        int first = Names.skewed(random, products.size());
        int howMany = 1 + Names.skewed(random, 4);
        for (int i = 0; i < howMany; i++) {
            DemoProduct product = products.get((first + i * 7) % products.size());
            lines.add(new Line(
                    Line.Kind.PRODUCT,
                    product.sku(),
                    product.texts().get("sv").name(),
                    1 + Names.skewed(random, 3),
                    product.unitAmount(),
                    0,
                    VatClass.parse(product.vat())
                            .orElseThrow()
                            .rate(VatRate.SIX)
                            .basisPoints()));
        }
        lines.add(new Line(Line.Kind.SHIPPING, "delivery-parcel", "Paket till ombud", 1, 4900, 0, 2500));
        if (method.equals("INVOICE") && stage != FulfilmentStage.UNPAID) {
            lines.add(new Line(Line.Kind.FEE, "fee", "Fakturaavgift", 1, 2900, 0, 2500));
        }
        return lines;
    }

    private static Customer consumer(RandomGenerator random, boolean business) {
        String first = Names.first(random);
        String last = Names.last(random);
        String country =
                random.nextInt(100) < 94 ? "SE" : List.of("NO", "FI", "DK").get(Names.skewed(random, 3));
        String mail = (SearchKeys.forSearch(first) + "." + SearchKeys.forSearch(last))
                        .chars()
                        .filter(c -> c == '.' || Character.isLetter(c))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())
                + random.nextInt(10_000) + "@example." + country.toLowerCase(java.util.Locale.ROOT);
        PostalAddress address = new PostalAddress(
                Names.last(random) + "vägen " + (1 + random.nextInt(90)),
                null,
                Integer.toString(10_000 + random.nextInt(89_999)),
                Names.city(random),
                country);
        Customer consumer = new Customer(first, last, mail, "+4670" + (1_000_000 + random.nextInt(8_999_999)), address);
        String number = "556%03d-%04d".formatted(random.nextInt(1000), random.nextInt(10_000));
        return business ? consumer.ofCompany(Names.company(random), number) : consumer;
    }
}
