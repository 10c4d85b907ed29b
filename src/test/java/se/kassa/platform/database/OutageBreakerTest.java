package se.kassa.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Await;

class OutageBreakerTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Connection CONNECTION = (Connection) Proxy.newProxyInstance(
            Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> null);

    private int asked;
    private SQLException failure = new SQLException("Connection refused", "08001");

    @Test
    void callsFailFastAfterAnOutage() {
        OutageBreaker breaker = new OutageBreaker(this::acquire, DatabaseOutage::isCauseOf, LONG);
        assertThatThrownBy(breaker::acquire).isSameAs(failure);
        assertThatThrownBy(breaker::acquire).isInstanceOf(SQLTransientConnectionException.class);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void fastFailureIsAnOutage() {
        OutageBreaker breaker = new OutageBreaker(this::acquire, DatabaseOutage::isCauseOf, LONG);
        assertThatThrownBy(breaker::acquire)
                .satisfies(e -> assertThat(DatabaseOutage.isCauseOf(e)).isTrue());
        assertThatThrownBy(breaker::acquire)
                .satisfies(e -> assertThat(DatabaseOutage.isCauseOf(e)).isTrue());
    }

    @Test
    void trialCallAfterThePauseClosesTheCircuit() throws SQLException {
        OutageBreaker breaker = new OutageBreaker(this::acquire, DatabaseOutage::isCauseOf, Duration.ofMillis(1));
        assertThatThrownBy(breaker::acquire).isSameAs(failure);
        failure = null;
        Await.millis(20);
        assertThat(breaker.acquire()).isSameAs(CONNECTION);
        assertThat(breaker.acquire()).isSameAs(CONNECTION);
    }

    @Test
    void otherErrorsDoNotOpenTheCircuit() {
        failure = new SQLException("syntax", "42601");
        OutageBreaker breaker = new OutageBreaker(this::acquire, DatabaseOutage::isCauseOf, LONG);
        assertThatThrownBy(breaker::acquire).isSameAs(failure);
        assertThatThrownBy(breaker::acquire).isSameAs(failure);
        assertThat(asked).isEqualTo(2);
    }

    private Connection acquire() throws SQLException {
        asked++;
        if (failure != null) {
            throw failure;
        }
        return CONNECTION;
    }
}
