package se.kassa.platform.operations;

import java.util.Map;

/** A part of the health report. Any bean that implements this is found. */
public interface HealthCheck {

    /**
     * @param up whether the shop can work; a load balancer takes a node away that can not
     * @param figures what an operator wants to see, by name; whole numbers
     */
    record Result(boolean up, Map<String, Long> figures) {}

    /** The name of the part in the report. */
    String name();

    /** What it throws is reported as down. */
    Result check();
}
