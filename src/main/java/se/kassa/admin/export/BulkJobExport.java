package se.kassa.admin.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import se.kassa.bulk.BulkJobItem;
import se.kassa.bulk.BulkJobRepository;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;

/** Exports the results of a bulk job as CSV. */
@RequestScoped
public class BulkJobExport {

    private static final int BATCH = 500;

    @Inject
    private BulkJobRepository jobs;

    @Inject
    private Language language;

    /** Writes one row per order, in list order. */
    void write(long job, CsvWriter csv) {
        Texts texts = Texts.admin(language.getLocale());
        csv.row(texts.get("number"), texts.get("bulkJob.result"), texts.get("reason"), texts.get("explanation"));
        long last = 0;
        List<BulkJobItem> batch;
        do {
            batch = jobs.itemsAfter(job, last, BATCH);
            for (BulkJobItem item : batch) {
                String code = item.getResultCode();
                csv.row(
                        item.getOrderNumber(),
                        texts.get("bulkJob." + item.getState()),
                        code.isEmpty() ? "" : texts.get("bulk.result." + code),
                        item.getResultDetail());
                last = item.getId();
            }
        } while (batch.size() == BATCH);
    }
}
