package se.kassa.bulk;

/** An action on many orders. Staff can choose every bean that implements it. */
public interface BulkAction {

    /**
     * The result for one order.
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

    /** The name in URLs and in the database; also the key of the text under {@code bulk.action.}. */
    String name();

    /**
     * Performs the action on one order, without an open transaction. If a node dies, another node calls this again for
     * the same order, so the action must be idempotent.
     *
     * @param actor the login name for the order's history
     * @param idempotencyKey unique for the job and the order; the same if the action is repeated
     * @throws RuntimeException if the action failed; staff see the reason, and it is not repeated
     */
    Result run(String orderNumber, String actor, String idempotencyKey);
}
