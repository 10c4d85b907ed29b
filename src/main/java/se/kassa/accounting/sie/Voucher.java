package se.kassa.accounting.sie;

import java.time.LocalDate;
import java.util.List;
import se.kassa.accounting.AccountingDocument.Kind;

/**
 * A voucher that sums up the documents of one kind of a day. Its entries sum to zero.
 *
 * @param first the label of the first document, such as {@code R1}
 * @param last the label of the last document
 */
public record Voucher(LocalDate day, Kind kind, String first, String last, List<Entry> entries) {

    /**
     * @param amount minor units; positive for debit, negative for credit; not zero
     */
    public record Entry(int account, long amount) {

        /** Minor units; 0 for a credit. */
        public long debit() {
            return Math.max(amount, 0);
        }

        /** Minor units; 0 for a debit. */
        public long credit() {
            return Math.max(Math.negateExact(amount), 0);
        }
    }

    /** @throws IllegalArgumentException if the entries do not sum to zero */
    public Voucher {
        entries = List.copyOf(entries);
        if (entries.stream().mapToLong(Entry::amount).reduce(0, Math::addExact) != 0) {
            throw new IllegalArgumentException("The entries of a voucher sum to zero");
        }
    }

    /** The labels of the documents, such as {@code R1-R9}. */
    public String documents() {
        return first.equals(last) ? first : first + "-" + last;
    }
}
