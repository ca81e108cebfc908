package io.cicely.node.fence;

import io.cicely.node.act.RecordedEc2;
import io.cicely.node.act.Recorder;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.failure.Failure;
import io.cicely.node.journal.Journal;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The fencing of {@code fence_cicely} for a caller who brings EC2 and the time along, such as a
 * simulation: no process, no file.
 */
public final class Fencer {
  private static final Path NOWHERE = Path.of("/dev/null/journal");

  private final Fencing fencing;

  /**
   * As run on the instance {@code self}.
   *
   * @param clock whose sleep ends the run when its caller no longer waits for it
   */
  public Fencer(Ec2 ec2, String region, String self, Clock clock) {
    Recorder recorder = new Recorder(clock);
    recorder.crowd().seenBy(self);
    Site site = new Site(new RecordedEc2(ec2, recorder), region, Optional.of(self));
    Persistence persistence = new Persistence(clock, Deadline.never(clock), recorder.crowd());
    Proof proof = new Proof(site, persistence, new Sightings(new Journal(NOWHERE)));
    this.fencing = new Fencing(new Session(site, persistence, recorder, _ -> {}, proof));
  }

  /**
   * Powers the instance off, sees it off, and asks EC2 to start it.
   *
   * @param enis to detach from it
   * @throws Failure if EC2 will never do it
   */
  public void reboot(String instanceId, List<String> enis) {
    List<PowerOff> _ = fencing.reboot(List.of(instanceId), enis);
  }
}
