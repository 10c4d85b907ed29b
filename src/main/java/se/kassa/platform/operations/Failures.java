package se.kassa.platform.operations;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes failures for logs without messages of databases or parsers, which may quote personal data. */
public final class Failures {

    private static final int MAX_DEPTH = 6;

    private Failures() {}

    /** The class names of the failure and its causes, outermost first, with SQL states. */
    public static String summary(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_DEPTH)
                .map(Failures::one)
                .collect(Collectors.joining(" < "));
    }

    private static String one(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return failure instanceof SQLException sql ? name + "[" + sql.getSQLState() + "]" : name;
    }
}
