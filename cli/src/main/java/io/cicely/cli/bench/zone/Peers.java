package io.cicely.cli.bench.zone;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Ec2.Accepted;
import java.time.Duration;
import java.util.Optional;

/**
 * What vendors prescribe for EC2: fence_aws with one of ClusterLabs' address agents
 * (heartbeat/awsvip, heartbeat/aws-vpc-move-ip), which call the AWS CLI. stonith-timeout 600 s
 * (SUSE's guide), start timeouts of their meta-data, and Pacemaker's defaults: a start that fails
 * bans the resource from the node until somebody cleans up; the cluster rechecks every 15 minutes.
 */
record Peers(Mode mode) implements Agents {
  /** awsvip's parameter api_delay: it sleeps so long after its write. */
  private static final Duration API_DELAY = Duration.ofSeconds(3);

  /** aws-vpc-move-ip sleeps so long after each table. */
  private static final Duration AFTER_A_TABLE = Duration.ofSeconds(1);

  private static final Duration STONITH = Duration.ofMinutes(10);
  private static final Duration RECHECK = Duration.ofMinutes(15);

  @Override
  public String name() {
    return "fence_aws + " + (mode == Mode.ROUTE ? "aws-vpc-move-ip" : "awsvip");
  }

  @Override
  public Habits habits() {
    Duration start = Duration.ofSeconds(mode == Mode.ROUTE ? 180 : 30);
    return new Habits(STONITH, start, 1, Optional.empty(), RECHECK);
  }

  @Override
  public boolean fence(PairEc2 ec2) {
    return new FenceAws(ec2).reboot();
  }

  /** Both begin with their monitor, to which an error means "not running". */
  @Override
  public boolean start(PairEc2 ec2) {
    if (isHere(ec2)) {
      return true;
    }
    if (!(Botocore.STANDARD.call(ec2, () -> ec2.map(mode)) instanceof Answer.Given<Accepted> _)) {
      return false;
    }
    ec2.clock().sleep(mode == Mode.ROUTE ? AFTER_A_TABLE : API_DELAY);
    return mode != Mode.ROUTE || isHere(ec2);
  }

  private boolean isHere(PairEc2 ec2) {
    return Botocore.STANDARD.call(ec2, () -> ec2.describeMapping(mode))
            instanceof Answer.Given<Boolean>(Boolean here, String _)
        && here;
  }
}
