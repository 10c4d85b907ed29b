package se.kassa.desk.dashboard;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import javax.sql.DataSource;
import se.kassa.order.Stage;
import se.kassa.order.list.Count;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderSort;
import se.kassa.order.list.PagePosition;
import se.kassa.payment.AlarmBook;
import se.kassa.payment.AlarmCause;
import se.kassa.payment.ParkedNotifications;
import se.kassa.payment.operation.PaymentOperations;

/** What waits for a person. */
@ApplicationScoped
public class Attention {

    /** A payment that nobody has decided on for so long is worth a look. */
    static final Duration LONG_WAIT = Duration.ofDays(1);

    private static final Duration LATELY = Duration.ofDays(14);

    @Resource(lookup = "java:app/jdbc/kassa")
    private DataSource dataSource;

    @Inject
    private OrderList list;

    @Inject
    private ParkedNotifications parked;

    @Inject
    private AlarmBook alarms;

    @Inject
    private PaymentOperations operations;

    @Inject
    private Clock clock;

    public long parked() {
        return parked.count();
    }

    /** Alarms that nobody has acknowledged; held payments and parked notifications are counted by themselves. */
    public long alarms() {
        return alarms.countOpen(
                EnumSet.complementOf(EnumSet.of(AlarmCause.PAYMENT_HELD, AlarmCause.NOTIFICATION_PARKED)));
    }

    /** Money operations of which a person must find out what became of them. */
    public long unknownOperations() {
        return operations.countForPersons();
    }

    /** Orders whose payment has been undecided for more than a day. */
    public Count longWaiting() {
        OffsetDateTime before = OffsetDateTime.now(clock).minus(LONG_WAIT);
        OrderFilter filter =
                new OrderFilter(Stage.WAITING, null, null, null, before, null, null, null, null, null, null);
        return list.page(filter, OrderSort.PLACED, false, 1, PagePosition.FIRST).matches();
    }

    /** Refunds that failed in the last two weeks. */
    public long failedRefunds() {
        String sql =
                "select count(*) from payment_operation where ended_at >= ? and kind = 'REFUND' and state = 'FAILED'";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, OffsetDateTime.now(clock).minus(LATELY));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The refunds could not be counted", e);
        }
    }
}
