package se.kassa.platform.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** When a job is due next and the position that it reached; one row for all nodes. */
@Entity
@Table(name = "job_checkpoint")
class JobCheckpoint {

    @Id
    @Column(name = "name")
    private String name;

    @Column(name = "next_run_at")
    private OffsetDateTime nextAt;

    @Column(name = "position_at")
    private OffsetDateTime seenAt;

    @Column(name = "position_id")
    private long seenId;

    protected JobCheckpoint() {}

    JobCheckpoint(String name, JobCheckpoints.Position position) {
        this.name = name;
        this.nextAt = position.at();
        this.seenAt = position.at();
        this.seenId = position.id();
    }

    JobCheckpoints.Position position() {
        return new JobCheckpoints.Position(seenAt, seenId);
    }
}
