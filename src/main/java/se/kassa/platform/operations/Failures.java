package se.kassa.platform.operations;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a failure for the log and for people without what a database or a parser may quote: data of persons. */
public final class Failures {

    private static final int DEEPEST = 6;

    private Failures() {}

    /** The classes of the failure and its causes, outermost first, and the state that the database gave. */
    public static String inShort(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .map(Failures::one)
                .collect(Collectors.joining(" < "));
    }

    private static String one(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return failure instanceof SQLException sql ? name + "[" + sql.getSQLState() + "]" : name;
    }
}
