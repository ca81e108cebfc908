package io.cicely.node.vip;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.Instance.InstanceInterface;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.NetworkInterface.PrivateAddress;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Address;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Link;
import io.cicely.node.net.Route;
import io.cicely.node.net.Rule;
import io.cicely.node.net.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two nodes, adam (here) and eva, and the VIP between them: what tests of decisions start from. */
final class Scene {
  static final String ADAM = "i-0aaaaaaaaaaaaaaa1";
  static final String EVA = "i-0aaaaaaaaaaaaaaa2";
  static final String ENI = "eni-0c1ce1c1ce1c1ce1c";
  static final String MAC = "02:00:00:00:00:50";
  static final Ipv4 ADDRESS = Ipv4.parse("192.168.1.50");
  static final Ipv4Network SUBNET = Ipv4Network.parse("192.168.0.0/22");
  static final Vip.Eni VIP = new Vip.Eni(ADDRESS, ENI);

  private Scene() {}

  static Attachment attachment(String instance, Attachment.Status status) {
    return new Attachment("eni-attach-" + instance, instance, 1, status);
  }

  static NetworkInterface eni(NetworkInterface.Status status, @Nullable Attachment attachment) {
    return new NetworkInterface(
        ENI,
        "subnet-1",
        "vpc-1",
        "eu-west-1a",
        MAC,
        status,
        List.of(new PrivateAddress(ADDRESS.toString(), true)),
        List.of(),
        attachment,
        true,
        Map.of());
  }

  static NetworkInterface attached(String instance, Attachment.Status status) {
    return eni(NetworkInterface.Status.Known.IN_USE, attachment(instance, status));
  }

  static NetworkInterface available() {
    return eni(NetworkInterface.Status.Known.AVAILABLE, null);
  }

  static Sight<EniSeen> seen(NetworkInterface eni) {
    return new Sight.Seen<>(new EniSeen(ADAM, eni, Duration.ZERO));
  }

  static Instance adam(int... takenIndexes) {
    List<InstanceInterface> interfaces = new ArrayList<>();
    for (int index : takenIndexes) {
      var attachment =
          new Attachment("eni-attach-" + index, ADAM, index, Attachment.Status.Known.ATTACHED);
      interfaces.add(new InstanceInterface("eni-" + index, "", attachment));
    }
    return new Instance(
        ADAM, InstanceState.Known.RUNNING, "", "", "", "", "", interfaces, Map.of());
  }

  static <T> Sight<T> unknown(boolean passing) {
    return new Sight.Unknown<>(
        new Failure(Code.EC2_UNAVAILABLE, "tried", "no answer", ""), passing);
  }

  static Link primary() {
    return new Link("ens5", "02:00:00:00:00:11", true, true, 9001, 0, 1, 2);
  }

  /** The ENI's link as a start leaves it. */
  static Link secondary() {
    return new Link("ens6", MAC, true, true, 9001, 2, 1, 2);
  }

  /** As the kernel shows it when it has just been plugged. */
  static Link plugged() {
    return new Link("ens6", MAC, false, false, 1500, 0, 0, 0);
  }

  static Link disabled() {
    return new Link("ens6", MAC, false, false, 9001, 2, 1, 2);
  }

  /** The kernel of a node with its primary link, and these as well. */
  static Snapshot kernel(
      List<Link> links, List<Address> addresses, List<Rule> rules, List<Route> routes) {
    List<Link> allLinks = new ArrayList<>(List.of(primary()));
    allLinks.addAll(links);
    List<Address> allAddresses =
        new ArrayList<>(List.of(new Address("ens5", Ipv4.parse("192.168.1.11"), 22)));
    allAddresses.addAll(addresses);
    List<Rule> allRules =
        new ArrayList<>(List.of(new Rule(0, "all", 255, true), new Rule(32766, "all", 254, true)));
    allRules.addAll(rules);
    List<Route> allRoutes =
        new ArrayList<>(
            List.of(
                new Route(254, "default", "192.168.0.1", "ens5", "", 100),
                new Route(254, "192.168.0.0/22", "", "ens5", "192.168.1.11", 100)));
    allRoutes.addAll(routes);
    return new Snapshot(allLinks, allAddresses, allRules, allRoutes);
  }

  static Snapshot bare() {
    return kernel(List.of(), List.of(), List.of(), List.of());
  }

  static Snapshot withLink(Link link) {
    return kernel(List.of(link), List.of(), List.of(), List.of());
  }

  static Address vipAddress() {
    return new Address("ens6", ADDRESS, 32);
  }

  static Route vipRoute() {
    return new Route(VIP.table(), "default", "192.168.0.1", "ens6", ADDRESS.toString(), 0);
  }

  /** All that a start leaves. */
  static Snapshot complete() {
    return kernel(
        List.of(secondary()), List.of(vipAddress()), List.of(VIP.rule()), List.of(vipRoute()));
  }

  /** A view of nothing, to be filled in. */
  static EniView nothing() {
    return new EniView(
        VIP,
        Duration.ofMillis(500),
        Duration.ZERO,
        new Sight.NotLooked<>(),
        new Sight.NotLooked<>(),
        new Sight.NotLooked<>(),
        new Sight.NotLooked<>(),
        new Sight.NotLooked<>(),
        Memory.empty(),
        "",
        false);
  }

  static EniView view(Sight<EniSeen> networkInterface, Sight<Snapshot> kernel) {
    return with(nothing(), networkInterface, kernel);
  }

  static EniView with(EniView view, Sight<EniSeen> networkInterface, Sight<Snapshot> kernel) {
    return new EniView(
        view.vip(),
        view.now(),
        view.asking(),
        networkInterface,
        view.own(),
        view.owner(),
        new Sight.Seen<>(SUBNET),
        kernel,
        view.memory(),
        view.notedMac(),
        view.shared());
  }

  static EniView at(EniView view, Duration now, Duration asking) {
    return new EniView(
        view.vip(),
        now,
        asking,
        view.networkInterface(),
        view.own(),
        view.owner(),
        view.subnet(),
        view.kernel(),
        view.memory(),
        view.notedMac(),
        view.shared());
  }

  static EniView knowing(
      EniView view, Sight<Instance> own, Sight<InstanceState> owner, Memory memory) {
    return new EniView(
        view.vip(),
        view.now(),
        view.asking(),
        view.networkInterface(),
        own,
        owner,
        view.subnet(),
        view.kernel(),
        memory,
        view.notedMac(),
        view.shared());
  }

  static EniView noting(EniView view, String macAddress) {
    return new EniView(
        view.vip(),
        view.now(),
        view.asking(),
        view.networkInterface(),
        view.own(),
        view.owner(),
        view.subnet(),
        view.kernel(),
        view.memory(),
        macAddress,
        view.shared());
  }

  static EniView shared(EniView view) {
    return new EniView(
        view.vip(),
        view.now(),
        view.asking(),
        view.networkInterface(),
        view.own(),
        view.owner(),
        view.subnet(),
        view.kernel(),
        view.memory(),
        view.notedMac(),
        true);
  }
}
