package se.kassa.platform.operations;

import java.util.List;

/** Several components of the health report, known only at run time. Any bean that implements this interface is found. */
public interface HealthCheckSource {

    List<HealthCheck> healthChecks();
}
