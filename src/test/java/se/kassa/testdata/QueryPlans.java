package se.kassa.testdata;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.kassa.order.list.CountingDataSource.Executed;

/**
 * How the database answers statements.
 *
 * @param explain put before a statement to get its plan
 * @param analyze the same, with what it really did
 * @param wholeTable how a plan says that a table is read from end to end
 */
record QueryPlans(Connection connection, String explain, String analyze, Pattern wholeTable) {

    private static final Set<String> SHOWN = Set.of(
            "first page, all",
            "tab TO_SHIP",
            "one month",
            "three filters at once",
            "shipped, sorted by AMOUNT",
            "search by name",
            "a page deep inside, by CUSTOMER",
            "the last page, by METHOD");

    static QueryPlans of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
                ? new QueryPlans(
                        connection, "explain ", "explain (analyze, costs off) ", Pattern.compile("Seq Scan on (\\w+)"))
                : new QueryPlans(connection, "explain ", "explain analyze ", Pattern.compile("\\.(\\w+)\\.tableScan"));
    }

    void print(Map<String, List<Executed>> asked, PrintStream out) throws SQLException {
        Set<String> whole = new TreeSet<>();
        int statements = 0;
        for (Map.Entry<String, List<Executed>> question : asked.entrySet()) {
            for (Executed each : question.getValue()) {
                statements++;
                Matcher read = wholeTable.matcher(String.join("\n", plan(explain, each)));
                while (read.find()) {
                    whole.add(question.getKey() + ": " + read.group(1));
                }
            }
        }
        out.println("Of " + statements + " statements these read a table from end to end: " + whole);
        for (String question : SHOWN.stream().filter(asked::containsKey).toList()) {
            List<Executed> executed = asked.get(question);
            out.println();
            out.println("-- " + question);
            plan(analyze, executed.get(executed.size() - 1)).forEach(out::println);
        }
    }

    private List<String> plan(String how, Executed statement) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(how + statement.sql())) {
            for (int i = 0; i < statement.parameters().size(); i++) {
                question.setObject(i + 1, statement.parameters().get(i));
            }
            List<String> lines = new ArrayList<>();
            try (ResultSet plan = question.executeQuery()) {
                while (plan.next()) {
                    lines.add(plan.getString(1));
                }
            }
            return lines;
        }
    }
}
