package io.cicely.node.vip;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.NetworkInterface.PrivateAddress;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.net.Address;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv6;
import io.cicely.node.net.Route;
import io.cicely.node.net.Rule;
import io.cicely.node.net.Snapshot;
import io.cicely.node.vip.MappedView.Noted;
import io.cicely.node.vip.MappedView.Own;
import io.cicely.node.vip.MappedView.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** adam (here) with links ens5 and ens6, eva, and a VIP that EC2 maps to one of them. */
final class MappedScene {
  static final String ADAM = Scene.ADAM;
  static final String EVA = Scene.EVA;
  static final String ENI = "eni-0aaaaaaaaaaaaaaa1";
  static final String SECOND_ENI = "eni-0bbbbbbbbbbbbbbb1";
  static final String EVAS_ENI = "eni-0aaaaaaaaaaaaaaa2";
  static final String MAC = "02:00:00:00:00:11";
  static final String SECOND_MAC = Scene.MAC;
  static final String TABLE = "rtb-0aaaaaaaaaaaaaaa1";
  static final String OTHER_TABLE = "rtb-0aaaaaaaaaaaaaaa2";

  static final Vip.SecondaryIp SECONDARY = new Vip.SecondaryIp(Ipv4.parse("192.168.1.60"), "");
  static final Vip.SecondaryIp SECONDARY_V6 = new Vip.SecondaryIp(Ipv6.parse("2001:db8::60"), "");
  static final Vip.Route ROUTED =
      new Vip.Route(Ipv4.parse("10.99.0.50"), "", List.of(TABLE, OTHER_TABLE));
  static final Vip.ElasticIp ELASTIC =
      new Vip.ElasticIp(Ipv4.parse("203.0.113.5"), Ipv4.parse("192.168.1.61"));
  static final Noted NOTED = new Noted(ENI, MAC);

  private MappedScene() {}

  /** An interface of adam's with these addresses, the first of which is its primary one. */
  static NetworkInterface eni(String id, String mac, boolean check, String... addresses) {
    List<PrivateAddress> ipv4 = new ArrayList<>();
    List<String> ipv6 = new ArrayList<>();
    for (String each : addresses) {
      if (each.contains(":")) {
        ipv6.add(each);
      } else {
        ipv4.add(new PrivateAddress(each, ipv4.isEmpty()));
      }
    }
    return new NetworkInterface(
        id,
        "subnet-1",
        "vpc-1",
        "eu-west-1a",
        mac,
        NetworkInterface.Status.Known.IN_USE,
        ipv4,
        ipv6,
        Scene.attachment(ADAM, Attachment.Status.Known.ATTACHED),
        check,
        Map.of());
  }

  /** adam's primary interface, which may route, with these addresses beside its primary one. */
  static NetworkInterface primaryEni(String... more) {
    List<String> all = new ArrayList<>(List.of("192.168.1.11"));
    all.addAll(List.of(more));
    return eni(ENI, MAC, false, all.toArray(String[]::new));
  }

  static Sight<Own> own(NetworkInterface... interfaces) {
    return new Sight.Seen<>(new Own(ADAM, List.of(interfaces)));
  }

  static RouteTable table(String id, String eni, boolean active) {
    var others = List.of(new RouteTable.Route("0.0.0.0/0", "", "", true));
    if (eni.isEmpty()) {
      return new RouteTable(id, "vpc-1", others);
    }
    String instance = eni.equals(EVAS_ENI) ? EVA : ADAM;
    List<RouteTable.Route> routes = new ArrayList<>(others);
    routes.add(new RouteTable.Route("10.99.0.50/32", eni, instance, active));
    return new RouteTable(id, "vpc-1", routes);
  }

  /** The VIP's two route tables, leading to these interfaces; empty leads nowhere. */
  static Sight<Tables> tables(String first, String second) {
    return tables(table(TABLE, first, true), table(OTHER_TABLE, second, true));
  }

  static Sight<Tables> tables(RouteTable... tables) {
    return new Sight.Seen<>(new Tables(ADAM, List.of(tables)));
  }

  static ElasticIp associated(String instance, String privateAddress) {
    String eni = instance.equals(ADAM) ? ENI : EVAS_ENI;
    return new ElasticIp("eipalloc-1", "203.0.113.5", "eipassoc-1", instance, eni, privateAddress);
  }

  static ElasticIp free() {
    return new ElasticIp("eipalloc-1", "203.0.113.5", "", "", "", "");
  }

  static Sight<MappedView.Address> elastic(ElasticIp elasticIp) {
    return new Sight.Seen<>(new MappedView.Address(ADAM, elasticIp));
  }

  /** The kernel with both links, and the address on the one with the default route. */
  static Snapshot with(Ip address) {
    return kernel(
        List.of(new Address("ens5", address, address.hostPrefix())), List.of(), List.of());
  }

  static Snapshot without() {
    return kernel(List.of(), List.of(), List.of());
  }

  /** The kernel with both links and these as well; ens6 has its subnet. */
  static Snapshot kernel(List<Address> addresses, List<Rule> rules, List<Route> routes) {
    List<Address> allAddresses =
        new ArrayList<>(List.of(new Address("ens6", Ipv4.parse("192.168.1.21"), 22)));
    allAddresses.addAll(addresses);
    return Scene.kernel(List.of(Scene.secondary()), allAddresses, rules, routes);
  }

  /** Both links as IPv6 has them where nobody advertises a router on ens6. */
  static Snapshot withoutRouter() {
    return new Snapshot(
        List.of(Scene.primary(), Scene.secondary()),
        List.of(new Address("ens6", Ipv6.parse("fe80::21"), 64)),
        List.of(),
        List.of(new Route(254, "default", "fe80::1", "ens5", "", 1024)));
  }

  static MappedView nothing(Vip.Mapped vip) {
    return new MappedView(
        vip,
        Duration.ZERO,
        new Sight.NotLooked<>(),
        new Sight.NotLooked<>(),
        new Sight.NotLooked<>(),
        new Sight.NotLooked<>(),
        new Sight.NotLooked<>(),
        Memory.empty(),
        null);
  }

  static MappedView kernel(MappedView view, Sight<Snapshot> kernel) {
    return new MappedView(
        view.vip(),
        view.now(),
        view.own(),
        view.holder(),
        view.routeTables(),
        view.elasticIp(),
        kernel,
        view.memory(),
        view.noted());
  }

  /** The VIP in the kernel on its link, an Elastic IP's private address, and nothing of EC2. */
  static MappedView ready(Vip.Mapped vip) {
    Ip address = vip instanceof Vip.ElasticIp elastic ? elastic.privateAddress() : vip.address();
    return kernel(nothing(vip), new Sight.Seen<>(with(address)));
  }

  static MappedView owning(MappedView view, Sight<Own> own) {
    return new MappedView(
        view.vip(),
        view.now(),
        own,
        view.holder(),
        view.routeTables(),
        view.elasticIp(),
        view.kernel(),
        view.memory(),
        view.noted());
  }

  static MappedView held(MappedView view, Sight<String> holder) {
    return new MappedView(
        view.vip(),
        view.now(),
        view.own(),
        holder,
        view.routeTables(),
        view.elasticIp(),
        view.kernel(),
        view.memory(),
        view.noted());
  }

  static MappedView routed(MappedView view, Sight<Tables> tables) {
    return new MappedView(
        view.vip(),
        view.now(),
        view.own(),
        view.holder(),
        tables,
        view.elasticIp(),
        view.kernel(),
        view.memory(),
        view.noted());
  }

  static MappedView elastic(MappedView view, Sight<MappedView.Address> elasticIp) {
    return new MappedView(
        view.vip(),
        view.now(),
        view.own(),
        view.holder(),
        view.routeTables(),
        elasticIp,
        view.kernel(),
        view.memory(),
        view.noted());
  }

  static MappedView noted(MappedView view, @Nullable Noted noted) {
    return new MappedView(
        view.vip(),
        view.now(),
        view.own(),
        view.holder(),
        view.routeTables(),
        view.elasticIp(),
        view.kernel(),
        view.memory(),
        noted);
  }

  /** So long after EC2 accepted the steps. */
  static MappedView accepted(MappedView view, Duration ago, Step... steps) {
    Memory memory = Memory.empty();
    for (Step step : steps) {
      memory = memory.accepting(step, Duration.ZERO);
    }
    return new MappedView(
        view.vip(),
        ago,
        view.own(),
        view.holder(),
        view.routeTables(),
        view.elasticIp(),
        view.kernel(),
        memory,
        view.noted());
  }
}
