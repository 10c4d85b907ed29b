package se.kassa.floor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Commits an order with five lines by plain JPA. */
@Path("orders")
@ApplicationScoped
public class OrderFloor {

    private static final int LINES = 5;

    @PersistenceContext(unitName = "floor")
    private EntityManager entityManager;

    @POST
    @Transactional
    public String place() {
        entityManager.persist(new FloorOrder(LINES));
        return "OK";
    }
}
