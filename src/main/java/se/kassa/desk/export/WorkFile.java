package se.kassa.desk.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import se.kassa.desk.bulk.BulkItem;
import se.kassa.desk.bulk.BulkWork;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;

/** What came of work on many orders, order by order, as a file. */
@RequestScoped
public class WorkFile {

    private static final int BATCH = 500;

    @Inject
    private BulkWork work;

    @Inject
    private Language language;

    /** One row for each order of the work, in the order of the list. */
    void write(long job, CsvWriter csv) {
        Texts texts = Texts.desk(language.getLocale());
        csv.row(texts.get("number"), texts.get("work.result"), texts.get("reason"), texts.get("explanation"));
        long last = 0;
        List<BulkItem> batch;
        do {
            batch = work.itemsAfter(job, last, BATCH);
            for (BulkItem item : batch) {
                String code = item.getResultCode();
                csv.row(
                        item.getOrderNumber(),
                        texts.get("work." + item.getState()),
                        code.isEmpty() ? "" : texts.get("bulk.result." + code),
                        item.getResultDetail());
                last = item.getId();
            }
        } while (batch.size() == BATCH);
    }
}
