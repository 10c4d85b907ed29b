package se.kassa.platform.operations;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes a failure for the log without its message, which may quote personal data from the database or a parser. */
public final class ThrowableSummary {

    private static final int MAX_DEPTH = 6;

    private ThrowableSummary() {}

    /** The class names of the failure and its causes, outermost first, with SQL states. */
    public static String of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_DEPTH)
                .map(ThrowableSummary::one)
                .collect(Collectors.joining(" < "));
    }

    private static String one(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return failure instanceof SQLException sql ? name + "[" + sql.getSQLState() + "]" : name;
    }
}
