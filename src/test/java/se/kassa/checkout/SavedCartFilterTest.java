package se.kassa.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kassa.cart.Cart;
import se.kassa.cart.SavedCarts;
import se.kassa.payment.PaymentFixture;

/** The browser can use a response before the filter has returned. */
class SavedCartFilterTest {

    private final PaymentFixture till = new PaymentFixture(new CheckoutServiceTest.FixedPrice());
    private final SavedCarts savedCarts = till.beans.get(SavedCarts.class);
    private final Cart cart = till.beans.get(Cart.class);
    private final SavedCartFilter filter = till.beans.get(SavedCartFilter.class);

    /** Cookies of the browser, by name. */
    private final Map<String, Cookie> browser = new HashMap<>();

    private final List<Map<String, Integer>> nextSession = new ArrayList<>();

    /** How a response reaches the browser. */
    enum Answer {
        PAGE {
            @Override
            void send(HttpServletResponse response) throws Exception {
                response.getWriter();
            }
        },
        FILE {
            @Override
            void send(HttpServletResponse response) throws Exception {
                response.getOutputStream();
            }
        },
        REDIRECT {
            @Override
            void send(HttpServletResponse response) throws Exception {
                response.sendRedirect("/");
            }
        };

        abstract void send(HttpServletResponse response) throws Exception;
    }

    private HttpServletRequest request() {
        HttpServletMapping mapping = stub(HttpServletMapping.class, Map.of("getServletName", "Faces Servlet"));
        Map<String, Object> values = new HashMap<>();
        values.put("getServletPath", "/index.xhtml");
        values.put("getContextPath", "");
        values.put("getHttpServletMapping", mapping);
        values.put("getSession", stub(HttpSession.class, Map.of()));
        values.put("getCookies", browser.values().toArray(Cookie[]::new));
        return stub(HttpServletRequest.class, values);
    }

    /** Reads the cart of a later session as soon as the response is sent. */
    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "addCookie" -> browser.put(((Cookie) arguments[0]).getName(), (Cookie) arguments[0]);
                        case "getWriter", "getOutputStream", "sendRedirect" -> nextSession.add(nextSession());
                        case "isCommitted" -> {
                            return !nextSession.isEmpty();
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    private Map<String, Integer> nextSession() {
        Cart later = new Cart();
        savedCarts.restore(later, browser.get(SavedCartFilter.COOKIE).getValue());
        return later.quantities();
    }

    private static <T> T stub(Class<T> type, Map<String, Object> values) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> values.get(method.getName())));
    }

    private void answers(FilterChain chain) throws Exception {
        nextSession.clear();
        filter.doFilter(request(), response(), chain);
    }

    @ParameterizedTest
    @EnumSource
    void firstProductIsSavedBeforeTheResponse(Answer answer) throws Exception {
        answers((request, response) -> {
            cart.add("tea", 2);
            send(answer, response);
        });
        assertThat(nextSession).containsExactly(Map.of("tea", 2));
    }

    @ParameterizedTest
    @EnumSource
    void changeIsSavedBeforeTheResponse(Answer answer) throws Exception {
        answers((request, response) -> cart.add("tea", 2));
        String token = browser.get(SavedCartFilter.COOKIE).getValue();
        answers((request, response) -> {
            cart.change("tea", 1);
            send(answer, response);
        });
        assertThat(nextSession).containsExactly(Map.of("tea", 1));
        assertThat(browser.get(SavedCartFilter.COOKIE).getValue()).isEqualTo(token);
    }

    @Test
    void cartIsSavedIfThePageFails() throws Exception {
        assertThatThrownBy(() -> answers((request, response) -> {
                    cart.add("tea", 2);
                    throw new IllegalStateException("broken page");
                }))
                .hasMessage("broken page");
        assertThat(nextSession()).isEqualTo(Map.of("tea", 2));
    }

    @Test
    void cookieOfAnUnknownCartIsRemoved() throws Exception {
        browser.put(SavedCartFilter.COOKIE, new Cookie(SavedCartFilter.COOKIE, "A".repeat(32)));
        answers((request, response) -> send(Answer.PAGE, response));
        assertThat(browser.get(SavedCartFilter.COOKIE).getMaxAge()).isZero();
    }

    private static void send(Answer answer, ServletResponse response) {
        try {
            answer.send((HttpServletResponse) response);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
