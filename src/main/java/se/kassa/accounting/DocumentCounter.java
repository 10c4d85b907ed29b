package se.kassa.accounting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The last numbers of both series, in a single row. The row lock of an update makes other transactions wait until this
 * one ends, and a rollback takes the number back, so a series has no gaps. A sequence would leave gaps. Two rows could
 * be locked in opposite order by two transactions.
 */
@Entity
@Table(name = "document_counter")
public class DocumentCounter {

    @Id
    @Column(name = "id")
    private int id;

    @Column(name = "last_receipt")
    private long lastReceipt;

    @Column(name = "last_credit_note")
    private long lastCreditNote;

    protected DocumentCounter() {}
}
