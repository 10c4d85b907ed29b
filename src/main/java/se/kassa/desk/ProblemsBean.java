package se.kassa.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import se.kassa.payment.ParkedNotifications;

/** What nobody but a person can mend: parked notifications. */
@Named("problems")
@RequestScoped
public class ProblemsBean {

    private static final int SHOWN = 100;
    private static final String SAME_PAGE = "/desk/problems.xhtml?faces-redirect=true&said=";

    @Inject
    private ParkedNotifications parked;

    @Inject
    private OrderDesk desk;

    private Long count;

    public List<ParkedNotifications.Parked> getParked() {
        return parked.newest(SHOWN);
    }

    /** How many there are, for the navigation of every page. */
    public long getCount() {
        if (count == null) {
            count = parked.count();
        }
        return count;
    }

    public boolean isMayWork() {
        return desk.mayWork();
    }

    public String replay(long id) {
        return SAME_PAGE + desk.replay(id);
    }

    public String replayAll() {
        return SAME_PAGE + desk.replayAll();
    }
}
