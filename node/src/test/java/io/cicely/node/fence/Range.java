package io.cicely.node.fence;

import static io.cicely.node.fence.FakeEc2.held;

import io.cicely.node.ec2.InstanceState.Known;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.journal.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes, adam with the VIP's ENI and eva, on which the agent under test runs. */
abstract class Range {
  static final String ADAM = "i-0aaaaaaaaaaaaaaa1";
  static final String EVA = "i-0aaaaaaaaaaaaaaa2";
  static final String CAIN = "i-0aaaaaaaaaaaaaaa3";
  static final String VIP = "eni-0aaaaaaaaaaaaaaa1";
  static final String ATTACHMENT = "eni-attach-0aaaaaaaaaaaaaaa1";

  static final Trouble DOWN = new Trouble.Unavailable("ec2:X", "connection reset", "");
  static final Trouble THROTTLED =
      new Trouble.Throttled("ec2:X", "RequestLimitExceeded", "Request limit exceeded.", "");
  static final Trouble DENIED = denied("ec2:StopInstances");

  @TempDir Path folder;
  final FakeEc2 ec2 = new FakeEc2();
  final ManualClock clock = new ManualClock();
  final List<String> out = new ArrayList<>();
  final List<String> err = new ArrayList<>();
  Optional<String> self = Optional.of(EVA);
  String region = "eu-west-1";

  @BeforeEach
  void twoNodes() {
    ec2.with(ADAM, Known.RUNNING, "adam", held("eni-00000000000000001", 0), held(VIP, 1))
        .with(EVA, Known.RUNNING, "eva");
  }

  /** Runs the agent to its end, which is the exit code. */
  int fence(String... options) {
    Journal journal = new Journal(folder.resolve("journal.jsonl"));
    Sites sites = (_, _) -> new Site(ec2, region, self);
    Order order = Order.of(Input.ofOptions(List.of(options)));
    return new FenceAgent(order, sites, clock, journal, new Console(out::add, err::add)).carryOut();
  }

  static Trouble denied(String action) {
    return new Trouble.Denied(action, "UnauthorizedOperation", "not authorized", "");
  }

  static Trouble.Refused refused(String code, String message) {
    return new Trouble.Refused("ec2:StopInstances", code, message, "");
  }
}
