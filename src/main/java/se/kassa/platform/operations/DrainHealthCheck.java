package se.kassa.platform.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Health of the node: down while an operator drains it. */
@ApplicationScoped
public class DrainHealthCheck implements HealthCheck {

    private volatile boolean draining;

    void set(boolean value) {
        draining = value;
    }

    @Override
    public String name() {
        return "node";
    }

    @Override
    public Result check() {
        return new Result(!draining, Map.of());
    }
}
