package io.cicely.node.act;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.ec2.Select;
import io.cicely.node.net.Kernel;
import io.cicely.node.net.Snapshot;
import io.cicely.node.vip.MappedView;
import io.cicely.node.vip.Memory;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Vip;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at EC2 and the kernel, for the decisions about a VIP that EC2 maps. */
final class MappedEyes implements Eyes<MappedView> {
  private final Vip.Mapped vip;
  private final MappedView.@Nullable Noted noted;
  private final Line line;
  private final Kernel kernel;
  private final Recorder recorder;

  private final Glance<MappedView.Own> own = new Glance<>(this::lookAtOwn);
  private final Glance<String> holder = new Glance<>(this::lookAtHolder);
  private final Glance<MappedView.Tables> tables = new Glance<>(this::lookAtTables);
  private final Glance<MappedView.Address> elasticIp = new Glance<>(this::lookAtElasticIp);
  private final Glance<Snapshot> snapshot = new Glance<>(this::lookAtKernel);

  MappedEyes(
      Vip.Mapped vip,
      MappedView.@Nullable Noted noted,
      Line line,
      Kernel kernel,
      Recorder recorder) {
    this.vip = vip;
    this.noted = noted;
    this.line = line;
    this.kernel = kernel;
    this.recorder = recorder;
  }

  @Override
  public void look(Question question, Duration patience) {
    switch (question) {
      case OWN_INTERFACES -> own.look(patience);
      case HOLDER -> holder.look(patience);
      case ROUTE_TABLES -> tables.look(patience);
      case ELASTIC_IP -> elasticIp.look(patience);
      case KERNEL -> snapshot.look(patience);
      case NETWORK_INTERFACE, OWN_INSTANCE, OWNER, SUBNET ->
          throw new IllegalArgumentException("nothing about a mapping is decided by " + question);
    }
  }

  @Override
  public MappedView view(Duration now, Memory memory) {
    return new MappedView(
        vip,
        now,
        own.sight(),
        holder.sight(),
        tables.sight(),
        elasticIp.sight(),
        snapshot.sight(),
        memory,
        noted);
  }

  @Override
  public Memory remember(MappedView view, Memory memory) {
    return memory;
  }

  /** The node's own interfaces matter where they carry the VIP; else by hand alone they change. */
  @Override
  public void forgetEc2() {
    if (vip instanceof Vip.SecondaryIp || !(own.sight() instanceof Sight.Seen<MappedView.Own>)) {
      own.forget();
    }
    holder.forget();
    tables.forget();
    elasticIp.forget();
  }

  @Override
  public void forget(Step.Write write) {
    forgetEc2();
  }

  @Override
  public void forgetKernel() {
    snapshot.forget();
  }

  private Sight<MappedView.Own> lookAtOwn() {
    return line.ask(
        "Cannot see this instance's interfaces",
        there -> {
          Select which = Select.where("attachment.instance-id", there.self());
          line.noteAsked();
          return there
              .ec2()
              .describeNetworkInterfaces(which)
              .map(found -> saw(new MappedView.Own(there.self(), found)));
        });
  }

  private MappedView.Own saw(MappedView.Own seen) {
    if (vip instanceof Vip.SecondaryIp) {
      String address = vip.address().toString();
      String carrier = "";
      for (NetworkInterface each : seen.interfaces()) {
        carrier = each.carries(address) ? each.id() : carrier;
      }
      recorder.saw(address + (carrier.isEmpty() ? " is not here" : " at " + carrier));
    }
    return seen;
  }

  private Sight<String> lookAtHolder() {
    String address = vip.address().toString();
    return line.ask(
        "Cannot see who has " + address,
        there ->
            there
                .ec2()
                .describeNetworkInterfaces(Select.where("ipv6-addresses.ipv6-address", address))
                .map(found -> found.isEmpty() ? "" : found.getFirst().id()));
  }

  private Sight<MappedView.Tables> lookAtTables() {
    List<String> ids = vip instanceof Vip.Route route ? route.routeTableIds() : List.of();
    return line.ask(
        "Cannot see " + String.join(", ", ids),
        there -> {
          Answer<List<RouteTable>> answer =
              there.routeTables().describeRouteTables(new Select.Ids(ids));
          return answer.map(found -> new MappedView.Tables(there.self(), found));
        });
  }

  private Sight<MappedView.Address> lookAtElasticIp() {
    String address = vip.address().toString();
    return line.ask(
        "Cannot see " + address,
        there ->
            Line.only(there.ec2().describeAddresses(Select.where("public-ip", address)), address)
                .map(found -> saw(new MappedView.Address(there.self(), found))));
  }

  private MappedView.Address saw(MappedView.Address seen) {
    ElasticIp found = seen.elasticIp();
    recorder.saw(
        found.publicIp()
            + (found.associationId().isEmpty()
                ? " is free"
                : " at " + found.instanceId() + " " + found.privateAddress()));
    return seen;
  }

  private Sight<Snapshot> lookAtKernel() {
    return Line.lookAt(kernel);
  }
}
