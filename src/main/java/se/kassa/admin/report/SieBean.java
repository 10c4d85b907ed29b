package se.kassa.admin.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import se.kassa.accounting.Seller;
import se.kassa.accounting.sie.SieFile;
import se.kassa.accounting.sie.SieSettings;
import se.kassa.accounting.sie.Voucher;
import se.kassa.accounting.sie.Vouchers;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.settings.Version;

/** Backs the page of vouchers, and writes their SIE file. */
@Named("sie")
@RequestScoped
public class SieBean extends ReportPeriodBean {

    private static final String PROGRAM = "Kassa";

    @Inject
    private SalesReport salesReport;

    @Inject
    private SieSettings settings;

    @Inject
    private Seller seller;

    @Inject
    private Language language;

    private List<Voucher> vouchers;
    private List<String> withoutLines;

    /** Ordered by day. */
    public List<Voucher> getVouchers() {
        if (vouchers == null) {
            vouchers = Vouchers.of(salesReport.bookings(getFrom(), getUntil(), times().zone()), settings);
        }
        return vouchers;
    }

    /** The labels of documents that are in no voucher, because the provider reported an amount without lines. */
    public List<String> getWithoutLines() {
        if (withoutLines == null) {
            withoutLines = salesReport.documentsWithoutLines(getFrom(), getUntil(), times().zone());
        }
        return withoutLines;
    }

    /** What a voucher is about, with its documents. */
    public String text(Voucher voucher) {
        return Texts.admin(language.getLocale()).format("sie.voucher." + voucher.kind(), voucher.documents());
    }

    /** The bytes of the file. */
    public byte[] file() {
        String company =
                seller.name() == null ? Texts.shop(language.getLocale()).get("shop.name") : seller.name();
        return new SieFile(PROGRAM, Version.text(), company, seller.companyNumber(), settings.series(), today())
                .of(getVouchers(), this::text);
    }
}
