package io.cicely.cli.bench.zone;

import io.cicely.node.act.Recorder;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Ec2.Accepted;
import io.cicely.node.failure.Failure;
import io.cicely.node.fence.Fencer;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Cicely: the shipped fencing as it is; in mode eni the shipped decisions of start. The other two
 * modes are one write between two looks: kernel first, then EC2, then seen.
 */
record Ours(Mode mode) implements Agents {
  /** As the lab's CIB has it; Pacemaker's default for stonith-timeout is 60 s. */
  private static final Habits HABITS =
      new Habits(
          Duration.ofMinutes(1),
          Duration.ofSeconds(90),
          3,
          Optional.of(Duration.ofMinutes(1)),
          Duration.ofMinutes(1));

  @Override
  public String name() {
    return "cicely";
  }

  @Override
  public Habits habits() {
    return HABITS;
  }

  @Override
  public boolean fence(PairEc2 ec2) {
    Pair pair = ec2.holding().pair();
    List<String> release = mode == Mode.ENI ? List.of(pair.eni()) : List.of();
    try {
      new Fencer(ec2, "eu-west-1", pair.survivor(), ec2.clock()).reboot(pair.lost(), release);
      return true;
    } catch (Failure refused) {
      return false;
    }
  }

  @Override
  public boolean start(PairEc2 ec2) {
    if (mode == Mode.ENI) {
      new EniMove(ec2).toTheEnd();
    } else {
      map(ec2);
    }
    return true;
  }

  private void map(PairEc2 ec2) {
    Recorder recorder = EniMove.recorder(ec2);
    Waits waits = EniMove.waits(ec2.clock(), recorder);
    Deadline never = Deadline.never(ec2.clock());
    while (true) {
      Answer<Boolean> look = recorder.call("Describe", () -> ec2.describeMapping(mode));
      if (look instanceof Answer.Given<Boolean>(Boolean here, String _)) {
        if (here) {
          return;
        }
        if (recorder.call("Map", () -> ec2.map(mode)) instanceof Answer.Given<Accepted>) {
          waits.restart();
        }
      }
      waits.pause(never);
    }
  }
}
