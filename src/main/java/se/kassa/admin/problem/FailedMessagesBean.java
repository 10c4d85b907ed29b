package se.kassa.admin.problem;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import se.kassa.platform.outbox.FailedMessages;
import se.kassa.platform.outbox.OutboxMessage;

/** Mail and events that failed or have an unknown outcome, for the problems page. */
@Named("failedMessages")
@RequestScoped
public class FailedMessagesBean {

    private static final int LIMIT = 100;
    private static final String SAME_PAGE = "/admin/problems.xhtml?faces-redirect=true&status=";

    @Inject
    private FailedMessages failedMessages;

    @Inject
    private FailedMessageAdmin admin;

    public List<OutboxMessage> getMessages() {
        return failedMessages.failed(LIMIT);
    }

    public String resend(long id) {
        admin.resend(id);
        return SAME_PAGE + "REPLAYED";
    }

    public String dismiss(long id) {
        admin.dismiss(id);
        return SAME_PAGE + "ACKNOWLEDGED";
    }
}
