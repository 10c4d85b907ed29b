package se.kassa.admin.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Backs the VAT report: sales, refunds and VAT of a period by rate. */
@Named("vatReport")
@RequestScoped
public class VatReportBean extends ReportPeriodBean {

    private static final int YEAR = 366;

    @Inject
    private SalesReport salesReport;

    private List<VatTotal> totals;

    @Override
    public int getMaxDays() {
        return YEAR;
    }

    /** One per currency and rate, highest rate first. */
    public List<VatTotal> getRates() {
        if (totals == null) {
            totals = salesReport.vat(getFrom(), getUntil(), times().zone());
        }
        return totals;
    }

    /** One per currency: the sum of its rates. */
    public List<VatTotal> getSums() {
        return VatTotal.sums(getRates());
    }
}
