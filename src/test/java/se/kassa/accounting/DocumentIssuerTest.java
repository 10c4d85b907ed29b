package se.kassa.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.accounting.AccountingDocument.Kind;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.PaymentRefreshed;
import se.kassa.payment.operation.OperationRequest;
import se.kassa.payment.operation.OperationSelection;
import se.kassa.payment.operation.OperationSettled;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.PaymentOperationRepository;
import se.kassa.payment.operation.PaymentOperationService;
import se.kassa.payment.operation.TransactionMatcher;

/** Receipts and credit notes, and their numbers, on a real database. */
class DocumentIssuerTest {

    private static final Seller SELLER = new Seller("Butiken AB", "Gatan 1, Uppsala", "556000-0000", "SE556000000001");
    private static final List<Line> LINES = List.of(
            new Line(Line.Kind.PRODUCT, "te", "Te", 3, 8500, 0, 600),
            new Line(Line.Kind.SHIPPING, "parcel", "Paket", 1, 4900, 0, 2500));
    private static final long TOTAL = 30_400;

    private final PaymentFixture till = new PaymentFixture(SELLER);
    private final PaymentOperationService money = till.beans.get(PaymentOperationService.class);
    private final PaymentOperationRepository operations = till.beans.get(PaymentOperationRepository.class);
    private final DocumentRepository documents = till.beans.get(DocumentRepository.class);
    private final DocumentIssuer issuer = till.beans.get(DocumentIssuer.class);

    @BeforeEach
    void observe() {
        till.beans.observe(PaymentRefreshed.class, till.beans.get(TransactionMatcher.class)::match);
        till.beans.observe(OperationSettled.class, issuer::issue);
    }

    private Order paid() {
        Order order = till.place(LINES);
        PaymentAttempt attempt = till.attempt(order);
        String payment = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, TOTAL);
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
        return order;
    }

    private PaymentOperation capture(Order order) {
        money.run(OperationRequest.captureAll(order.getId(), "anna", token()));
        return operations.of(order.getId()).get(0);
    }

    private void refund(Order order, PaymentOperation capture, long amount) {
        money.run(OperationRequest.refund(
                order.getId(), capture.getId(), OperationSelection.amount(amount), null, "anna", "why", token()));
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    /** Takes the next number in a transaction that is rolled back. */
    private long next(Kind kind) {
        long[] taken = new long[1];
        assertThatThrownBy(() -> till.inTransaction(() -> {
                    taken[0] = documents.nextNumber(kind);
                    throw new IllegalStateException("Rolled back");
                }))
                .hasRootCauseMessage("Rolled back");
        return taken[0];
    }

    @Test
    void paidOrderHasNoReceiptUntilItIsCaptured() {
        Order order = paid();
        assertThat(documents.of(order)).isEmpty();
        PaymentOperation capture = capture(order);
        assertThat(documents.of(order)).singleElement().satisfies(receipt -> {
            assertThat(receipt.getKind()).isEqualTo(Kind.RECEIPT);
            assertThat(receipt.getLabel()).isEqualTo("R" + receipt.getNumber());
            assertThat(receipt.getIssuedAt().toInstant())
                    .isEqualTo(capture.getEndedAt().toInstant());
            assertThat(receipt.getCorrects()).isNull();
            assertThat(receipt.getSeller()).contains(SELLER);
        });
    }

    @Test
    void eachRefundHasACreditNoteInItsOwnSeries() {
        Order order = paid();
        PaymentOperation capture = capture(order);
        refund(order, capture, 1000);
        refund(order, capture, 2000);
        List<AccountingDocument> all = documents.of(order);
        assertThat(all)
                .extracting(AccountingDocument::getKind)
                .containsExactly(Kind.RECEIPT, Kind.CREDIT_NOTE, Kind.CREDIT_NOTE);
        assertThat(all.get(1).getCorrects()).isEqualTo(all.get(0).getLabel());
        assertThat(all.get(2).getNumber()).isEqualTo(all.get(1).getNumber() + 1);
        PrintedDocument printed = till.beans
                .get(PrintedDocumentReader.class)
                .find(order, all.get(1).getLabel())
                .orElseThrow();
        assertThat(printed.getAmount()).isEqualTo(1000);
        assertThat(printed.getRates())
                .hasSize(2)
                .satisfies(rates -> assertThat(
                                rates.stream().mapToLong(rate -> rate.gross()).sum())
                        .isEqualTo(1000))
                .satisfies(rates -> assertThat(
                                rates.stream().mapToLong(rate -> rate.vat()).sum())
                        .isEqualTo(printed.getVat()));
        assertThat(documents.find(paid(), all.get(0).getLabel())).isEmpty();
    }

    @Test
    void operationHasOneDocumentHoweverOftenItIsReported() {
        Order order = paid();
        PaymentOperation capture = capture(order);
        issuer.issueMissing(capture.getId());
        till.reconciler.query(till.attempt(order).getId(), capture.getPaymentId(), SystemActors.PROVIDER);
        assertThat(documents.of(order)).hasSize(1);
    }

    @Test
    void operationOfAnOlderReleaseGetsItsDocumentLater() {
        PaymentFixture older = new PaymentFixture();
        Order order = older.place(LINES);
        PaymentAttempt attempt = older.attempt(order);
        String payment = older.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, TOTAL);
        older.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
        older.beans.get(PaymentOperationService.class).run(OperationRequest.captureAll(order.getId(), "anna", token()));
        assertThat(documents.of(order)).isEmpty();
        till.beans.get(MissingDocumentsJob.class).run();
        till.beans.get(MissingDocumentsJob.class).run();
        assertThat(documents.of(order)).hasSize(1);
    }

    @Test
    void rolledBackCaptureLeavesNoGap() {
        long first = next(Kind.RECEIPT);
        Order order = paid();
        List<Boolean> fail = new ArrayList<>(List.of(true));
        till.beans.observe(OperationSettled.class, settled -> {
            if (fail.remove(Boolean.TRUE)) {
                throw new IllegalStateException("Rolled back");
            }
        });
        PaymentOperation capture = capture(order);
        till.reconciler.query(till.attempt(order).getId(), capture.getPaymentId(), SystemActors.PROVIDER);
        assertThat(fail).isEmpty();
        assertThat(documents.of(order))
                .extracting(AccountingDocument::getNumber)
                .containsExactly(first);
        assertThat(next(Kind.RECEIPT)).isEqualTo(first + 1);
    }

    @Test
    void numbersTakenAtOnceHaveNoGapsEvenWithRollbacks() throws Exception {
        long first = next(Kind.RECEIPT);
        List<Long> kept = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Long>> taken = IntStream.range(0, 80)
                    .mapToObj(i -> threads.submit(() -> i % 3 == 0
                            ? next(Kind.RECEIPT) * 0
                            : till.<Long>inTransaction(() -> documents.nextNumber(Kind.RECEIPT))))
                    .toList();
            for (Future<Long> one : taken) {
                kept.add(one.get());
            }
        } finally {
            threads.shutdown();
        }
        kept.removeIf(number -> number == 0);
        assertThat(kept)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(first, first + kept.size()).boxed().toList());
    }
}
