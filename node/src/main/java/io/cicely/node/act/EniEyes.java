package io.cicely.node.act;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Kernel;
import io.cicely.node.net.Snapshot;
import io.cicely.node.vip.EniSeen;
import io.cicely.node.vip.EniView;
import io.cicely.node.vip.Memory;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Vip;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks at EC2 and the kernel, for the decisions about an ENI. */
final class EniEyes {
  private final Vip.Eni vip;
  private final Cloud cloud;
  private final Kernel kernel;
  private final Recorder recorder;

  private final Glance<EniSeen> networkInterface = new Glance<>(this::lookAtNetworkInterface);
  private final Glance<Instance> own = new Glance<>(this::lookAtOwnInstance);
  private final Glance<InstanceState> owner = new Glance<>(this::lookAtOwner);
  private final Glance<Ipv4Network> subnet = new Glance<>(this::lookAtSubnet);
  private final Glance<Snapshot> snapshot = new Glance<>(this::lookAtKernel);
  private Cloud.@Nullable Connection connection;
  private volatile @Nullable Duration firstAsked;

  EniEyes(Vip.Eni vip, Cloud cloud, Kernel kernel, Recorder recorder) {
    this.vip = vip;
    this.cloud = cloud;
    this.kernel = kernel;
    this.recorder = recorder;
  }

  void look(Question question, Duration patience) {
    switch (question) {
      case NETWORK_INTERFACE -> networkInterface.look(patience);
      case OWN_INSTANCE -> own.look(patience);
      case OWNER -> owner.look(patience);
      case SUBNET -> subnet.look(patience);
      case KERNEL -> snapshot.look(patience);
    }
  }

  /** EC2 may have changed: of this instance only by hand, of the subnet never. */
  void forgetEc2() {
    networkInterface.forget();
    owner.forget();
    if (own.sight() instanceof Sight.Unknown<Instance>) {
      own.forget();
    }
    if (subnet.sight() instanceof Sight.Unknown<Ipv4Network>) {
      subnet.forget();
    }
  }

  void forgetOwnInstance() {
    own.forget();
  }

  void forgetKernel() {
    snapshot.forget();
  }

  EniView view(Duration now, Memory memory, String notedMac, boolean shared) {
    return new EniView(
        vip,
        now,
        asking(now),
        networkInterface.sight(),
        own.sight(),
        owner.sight(),
        subnet.sight(),
        snapshot.sight(),
        memory,
        notedMac,
        shared);
  }

  /**
   * EC2, as far as the way to it is known.
   *
   * @throws Failure if it is not
   */
  Ec2 ec2() {
    return connect().ec2();
  }

  private synchronized Cloud.Connection connect() {
    Cloud.Connection known = connection;
    if (known == null) {
      Cloud.Connection found = cloud.connect();
      known = new Cloud.Connection(found.self(), new RecordedEc2(found.ec2(), recorder));
      connection = known;
    }
    return known;
  }

  private Duration asking(Duration now) {
    Duration since = firstAsked;
    return since == null ? Duration.ZERO : now.minus(since);
  }

  private Duration noteAsked() {
    Duration now = recorder.now();
    firstAsked = firstAsked == null ? now : firstAsked;
    return now;
  }

  private Sight<EniSeen> lookAtNetworkInterface() {
    String id = vip.networkInterfaceId();
    return asking(
        "Cannot see " + id,
        there -> {
          Duration at = noteAsked();
          return only(there.ec2().describeNetworkInterfaces(Select.ids(id)), id)
              .map(eni -> seen(new EniSeen(there.self(), eni, at)));
        });
  }

  private EniSeen seen(EniSeen seen) {
    NetworkInterface eni = seen.eni();
    Attachment attachment = eni.attachment();
    String where =
        attachment == null
            ? ""
            : " " + attachment.status().word() + " at " + attachment.instanceId();
    recorder.saw(eni.id() + " " + eni.status().word() + where);
    return seen;
  }

  private Sight<Instance> lookAtOwnInstance() {
    return asking("Cannot see this instance", there -> instance(there.ec2(), there.self()));
  }

  private Sight<InstanceState> lookAtOwner() {
    String id = ownerId();
    return asking(
        "Cannot see " + id, there -> instance(there.ec2(), id).map(each -> saw(id, each.state())));
  }

  private InstanceState saw(String id, InstanceState state) {
    recorder.saw(id + " " + state.word());
    return state;
  }

  private String ownerId() {
    if (networkInterface.sight() instanceof Sight.Seen<EniSeen>(EniSeen seen)) {
      Attachment attachment = seen.eni().attachment();
      return attachment == null ? "" : attachment.instanceId();
    }
    return "";
  }

  private Sight<Ipv4Network> lookAtSubnet() {
    if (!(networkInterface.sight() instanceof Sight.Seen<EniSeen>(EniSeen seen))) {
      return new Sight.NotLooked<>();
    }
    String id = seen.eni().subnetId();
    return asking(
        "Cannot see " + id,
        there ->
            only(there.ec2().describeSubnets(Select.ids(id)), id)
                .map(found -> Ipv4Network.parse(found.cidrBlock())));
  }

  private Sight<Snapshot> lookAtKernel() {
    try {
      return new Sight.Seen<>(kernel.observe());
    } catch (Failure failure) {
      return new Sight.Unknown<>(failure, failure.code() != Code.TOOL_MISSING);
    }
  }

  private static Answer<Instance> instance(Ec2 ec2, String id) {
    return only(ec2.describeInstances(Select.ids(id)), id);
  }

  private static <T> Answer<T> only(Answer<List<T>> answer, String id) {
    return switch (answer) {
      case Answer.Not<List<T>>(Trouble trouble) -> new Answer.Not<>(trouble);
      case Answer.Given<List<T>>(List<T> found, String request) ->
          found.isEmpty()
              ? new Answer.Not<>(
                  new Trouble.NotFound("Describe", "empty", "no " + id + " in the answer", request))
              : new Answer.Given<>(found.getFirst(), request);
    };
  }

  private <T> Sight<T> asking(String what, Function<Cloud.Connection, Answer<T>> ask) {
    try {
      return switch (ask.apply(connect())) {
        case Answer.Given<T>(T value, String _) -> new Sight.Seen<>(value);
        case Answer.Not<T>(Trouble trouble) ->
            new Sight.Unknown<>(trouble.failure(what), trouble.passing());
      };
    } catch (Failure noWay) {
      noteAsked();
      return new Sight.Unknown<>(noWay, true);
    } catch (RuntimeException unforeseen) {
      // Settings that the SDK does not like. The kernel can be judged all the same.
      String why = "it failed with " + unforeseen;
      return new Sight.Unknown<>(
          new Failure(Code.EC2_UNAVAILABLE, what, why, "", unforeseen), true);
    }
  }
}
