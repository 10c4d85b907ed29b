package se.kassa.sandbox;

/** What the sandbox does by itself when its clock says so. */
public interface TimedWork {

    /** Called several times a second, by one thread. */
    void doWhatIsDue();
}
