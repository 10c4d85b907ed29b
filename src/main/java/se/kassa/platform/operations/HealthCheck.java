package se.kassa.platform.operations;

import java.util.Map;

/** A component of the health report. Any bean that implements this interface is found. */
public interface HealthCheck {

    /**
     * @param up false takes the node out of the load balancer
     * @param figures whole numbers for operators, by name
     */
    record Result(boolean up, Map<String, Long> figures) {}

    /** Name of the component in the report. */
    String name();

    /** Runs the check; an exception is reported as down. */
    Result check();
}
