package se.kassa.bulk;

/** What can be done to many orders. Any bean that implements this is found and offered. */
public interface BulkAction {

    /**
     * What came of it for one order.
     *
     * @param done false if it was not possible and nothing was done
     * @param code the key of a text under {@code bulk.result.}
     * @param detail the reason that the actor gave; may be empty
     */
    record Result(boolean done, String code, String detail) {

        public static Result done(String code) {
            return new Result(true, code, "");
        }

        public static Result refused(String code, String detail) {
            return new Result(false, code, detail == null ? "" : detail);
        }
    }

    /** Its name in addresses and in the database, and the key of its text under {@code bulk.action.}. */
    String name();

    /**
     * Does it to one order; no transaction is open. Called again for the same order where a node died meanwhile: it must
     * be harmless then.
     *
     * @param actor the login name for the order's history
     * @param idempotencyKey the same for a repetition for the same order of the same work, and for nothing else
     * @throws RuntimeException where it failed; the reason is shown, and it is not tried again
     */
    Result run(String orderNumber, String actor, String idempotencyKey);
}
