package se.kassa.admin.order;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentReview;
import se.kassa.order.ReviewReason;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.money.MoneyFormat;

/** Formats history entries in the page's language. */
@Named("historyText")
@RequestScoped
public class HistoryText {

    private static final String STATUS = ".status.";

    /**
     * The providers that have texts for their terms. Two may use the same term: the provider of the order goes before the
     * others, which an order has if it was to be paid at several. Keys have underscores for the dots of a term.
     */
    private static final List<String> PROVIDERS_WITH_TERMS = Texts.admin(Languages.DEFAULT).keySet().stream()
            .filter(key -> key.matches("[a-z0-9]+\\.status\\..+"))
            .map(key -> key.substring(0, key.indexOf(STATUS)))
            .distinct()
            .sorted()
            .toList();

    /** Messages whose parameters are the provider's terms; in others a text that equals a term stays as it is. */
    private static final Set<String> WITH_PROVIDER_TERMS = Set.of("history.notified", "history.another");

    /** Messages with an error among their parameters, and its place. */
    private static final Map<String, Integer> WITH_TECHNICAL_DETAILS =
            Map.of("history.no.response", 0, "history.mail", 1);

    private static final String REVIEW = "history.review";

    /** Actors without an account. No account may have such a login. */
    public static final Set<String> SYSTEM_ACTORS =
            Set.of(SystemActors.SHOPPER, SystemActors.PROVIDER, SystemActors.KASSA);

    @Inject
    private Language language;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentProviders providers;

    /** Ids of providers by order; empty for an order without an attempt. */
    private final Map<Long, String> orderProviders = new HashMap<>();

    /** What an entry of the order's history says; may be empty. */
    public String text(OrderHistoryEntry entry, Order order) {
        return entry.getMessage()
                .map(message -> review(message, order))
                .map(message -> write(
                                message,
                                order.getCurrency(),
                                language.getLocale(),
                                provider(entry.getOrderId()),
                                providerName(entry.getOrderId()))
                        .strip())
                .orElseGet(() -> entry.getType() == OrderHistoryEntry.Type.NOTE ? entry.getExplanation() : "");
    }

    /** The error that an entry quotes, of the payment provider or the mail server; empty if there is none. */
    public String technicalDetails(OrderHistoryEntry entry) {
        return entry.getMessage()
                .map(message -> WITH_TECHNICAL_DETAILS.containsKey(message.key())
                        ? message.parameters()
                                .get(WITH_TECHNICAL_DETAILS.get(message.key()))
                                .toString()
                                .replaceFirst("^@@", "@")
                                .replaceFirst("^–$", "")
                        : "")
                .orElseGet(() -> entry.getType() == OrderHistoryEntry.Type.NOTE ? "" : entry.getExplanation());
    }

    /** A message about a review without the amounts if they agree, and with names for codes. */
    private HistoryMessage review(HistoryMessage message, Order order) {
        if (!message.key().equals(REVIEW)) {
            return message;
        }
        List<Object> values = new ArrayList<>(message.parameters());
        String reason = values.get(0).toString().replaceFirst("^@review\\.", "");
        values.set(3, withNames(reason, values.get(3).toString(), order));
        boolean agreeing = values.get(1).equals(values.get(2));
        return new HistoryMessage(agreeing ? "history.review.agreeing" : REVIEW, values);
    }

    /** The details of a review, with names for codes; empty if there are none. */
    public String explanation(PaymentReview review, Order order) {
        return withNames(review.getReason().name(), review.getExplanation(), order);
    }

    private String withNames(String reason, String explanation, Order order) {
        if (ReviewReason.COUNTRY.name().equals(reason)) {
            return language.countryName(explanation);
        }
        return ReviewReason.SOLD_OUT.name().equals(reason)
                ? Arrays.stream(explanation.split(", ")).map(order::nameOf).collect(Collectors.joining(", "))
                : explanation;
    }

    /**
     * That an event was repeated.
     *
     * @param last when for the last time
     */
    public String repeated(int times, String last) {
        return Texts.admin(language.getLocale()).format("repeated", times, last);
    }

    private String provider(long orderId) {
        return orderProviders.computeIfAbsent(
                orderId,
                id -> attempts.latest(id).map(PaymentAttempt::getProvider).orElse(""));
    }

    private String providerName(long orderId) {
        return providers.displayName(provider(orderId));
    }

    /** The actor's display name: logins unchanged; shopper, payment provider and application in the page's language. */
    public String actor(String actor) {
        return SYSTEM_ACTORS.contains(actor) ? Texts.admin(language.getLocale()).get("actor." + actor) : actor;
    }

    /** As {@link #actor(String)}, with the name of the payment provider of this order. */
    public String actor(String actor, Order order) {
        return SYSTEM_ACTORS.contains(actor) ? ofOrder(order, "actor." + actor) : actor;
    }

    /** The text with this key, with the name of the payment provider of this order; of all providers if it has none. */
    public String ofOrder(Order order, String key) {
        String name = providerName(order.getId());
        Texts texts = Texts.admin(language.getLocale());
        return name.isEmpty() ? texts.get(key) : texts.about(name, key);
    }

    /** The text with this key, with the name of the provider with this id. */
    public String ofProvider(String id, String key) {
        return Texts.admin(language.getLocale()).about(providers.displayName(id), key);
    }

    /** Whether the bundle has a text for a request parameter. Arbitrary parameter values must not be shown. */
    public boolean hasText(String prefix, String suffix) {
        return suffix != null && Texts.admin(language.getLocale()).containsKey(prefix + suffix);
    }

    /**
     * The provider's status or event in the page's language; unchanged if there is no translation.
     *
     * @param provider the id of the provider, which may have no texts
     */
    public String providerTerm(String word, String provider) {
        return translated(word, Texts.admin(language.getLocale()), provider);
    }

    /** As {@link #providerTerm}, of the payment provider of this order. */
    public String providerTermOfOrder(String word, Order order) {
        return providerTerm(word, provider(order.getId()));
    }

    static String translated(String word, Map<String, String> texts, String provider) {
        return Stream.concat(Stream.of(provider), PROVIDERS_WITH_TERMS.stream())
                .map(id -> id + STATUS + word.replace('.', '_'))
                .filter(texts::containsKey)
                .findFirst()
                .map(texts::get)
                .orElse(word);
    }

    /** The outcome of an operation. */
    public String outcome(PaymentOperation operation, String currency) {
        Object reason = operation.getOutcomeReason() == null
                ? ""
                : HistoryMessage.text("outcome.reason." + operation.getOutcomeReason());
        String prefix =
                switch (operation.getKind()) {
                    case CAPTURE -> "outcome.capture.";
                    case REFUND -> "outcome.refund.";
                    case VOID -> "outcome.void.";
                };
        String key = prefix + (operation.isNeedingAttention() ? "NEEDS_ATTENTION" : operation.getState());
        return write(
                        HistoryMessage.of(key, operation.getAmount(), reason),
                        currency,
                        language.getLocale(),
                        operation.getProvider(),
                        providers.displayName(operation.getProvider()))
                .strip();
    }

    /**
     * The message as a text.
     *
     * @param provider the id of the provider, whose terms are translated
     * @param providerName its name in the text
     */
    static String write(HistoryMessage message, String currency, Locale locale, String provider, String providerName) {
        Texts texts = Texts.admin(locale);
        Object[] parameters = message.parameters().stream()
                .map(value -> write(value, currency, texts, locale, providerName))
                .map(text -> WITH_PROVIDER_TERMS.contains(message.key()) ? translated(text, texts, provider) : text)
                .toArray();
        return new MessageFormat(texts.about(providerName, message.key()).replace("'", "''"), locale)
                .format(parameters);
    }

    private static String write(Object value, String currency, Texts texts, Locale locale, String providerName) {
        if (value instanceof Long amount) {
            return MoneyFormat.format(amount, currency, locale);
        }
        String text = value.toString();
        if (text.startsWith("@@")) {
            return text.substring(1);
        }
        if (text.startsWith("@") && texts.containsKey(text.substring(1))) {
            return texts.about(providerName, text.substring(1));
        }
        return text;
    }
}
