package io.cicely.node.act;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.Select;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Kernel;
import io.cicely.node.net.Snapshot;
import io.cicely.node.vip.EniSeen;
import io.cicely.node.vip.EniView;
import io.cicely.node.vip.Memory;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Vip;
import java.time.Duration;

/** Looks at EC2 and the kernel, for the decisions about an ENI. */
final class EniEyes implements Eyes<EniView> {
  private final Vip.Eni vip;
  private final EniLoop.Noted noted;
  private final Kernel kernel;
  private final Recorder recorder;
  private final Line line;

  private final Glance<EniSeen> networkInterface = new Glance<>(this::lookAtNetworkInterface);
  private final Glance<Instance> own = new Glance<>(this::lookAtOwnInstance);
  private final Glance<InstanceState> owner = new Glance<>(this::lookAtOwner);
  private final Glance<Ipv4Network> subnet = new Glance<>(this::lookAtSubnet);
  private final Glance<Snapshot> snapshot = new Glance<>(this::lookAtKernel);

  EniEyes(Vip.Eni vip, EniLoop.Noted noted, Line line, Kernel kernel, Recorder recorder) {
    this.vip = vip;
    this.noted = noted;
    this.line = line;
    this.kernel = kernel;
    this.recorder = recorder;
  }

  @Override
  public void look(Question question, Duration patience) {
    switch (question) {
      case NETWORK_INTERFACE -> networkInterface.look(patience);
      case OWN_INSTANCE -> own.look(patience);
      case OWNER -> owner.look(patience);
      case SUBNET -> subnet.look(patience);
      case KERNEL -> snapshot.look(patience);
      case OWN_INTERFACES, HOLDER, ROUTE_TABLES, ELASTIC_IP ->
          throw new IllegalArgumentException("nothing about an ENI is decided by " + question);
    }
  }

  /** EC2 may have changed: of this instance only by hand, of the subnet never. */
  @Override
  public void forgetEc2() {
    networkInterface.forget();
    owner.forget();
    if (own.sight() instanceof Sight.Unknown<Instance>) {
      own.forget();
    }
    if (subnet.sight() instanceof Sight.Unknown<Ipv4Network>) {
      subnet.forget();
    }
  }

  /** An attach is looked for when the link is there; until then a guest is set up. */
  @Override
  public void forget(Step.Write write) {
    if (write instanceof Step.Attach) {
      own.forget();
    } else {
      forgetEc2();
    }
  }

  @Override
  public void forgetKernel() {
    snapshot.forget();
  }

  @Override
  public Memory remember(EniView view, Memory memory) {
    return view.networkInterface() instanceof Sight.Seen<EniSeen>(EniSeen seen)
        ? seen.remember(memory)
        : memory;
  }

  @Override
  public EniView view(Duration now, Memory memory) {
    return new EniView(
        vip,
        now,
        line.asking(now),
        networkInterface.sight(),
        own.sight(),
        owner.sight(),
        subnet.sight(),
        snapshot.sight(),
        memory,
        noted.macAddress(),
        noted.shared());
  }

  private Sight<EniSeen> lookAtNetworkInterface() {
    String id = vip.networkInterfaceId();
    return line.ask(
        "Cannot see " + id,
        there -> {
          Duration at = line.noteAsked();
          return Line.only(there.ec2().describeNetworkInterfaces(Select.ids(id)), id)
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
    return line.ask("Cannot see this instance", there -> Line.instance(there.ec2(), there.self()));
  }

  private Sight<InstanceState> lookAtOwner() {
    String id = ownerId();
    return line.ask(
        "Cannot see " + id,
        there -> Line.instance(there.ec2(), id).map(each -> saw(id, each.state())));
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
    return line.ask(
        "Cannot see " + id,
        there ->
            Line.only(there.ec2().describeSubnets(Select.ids(id)), id)
                .map(found -> Ipv4Network.parse(found.cidrBlock())));
  }

  private Sight<Snapshot> lookAtKernel() {
    return Line.lookAt(kernel);
  }
}
