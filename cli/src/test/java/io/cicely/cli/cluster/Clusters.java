package io.cicely.cli.cluster;

import io.cicely.cli.cluster.Node.Fencing;
import io.cicely.cli.spec.Way;
import java.util.List;

/** A good cluster of two, and what a test makes of it. */
public final class Clusters {
  public static final Place ADAM = new Place.On("adam");
  public static final Vip VIP = vip(ADAM, ADAM, ADAM);

  private Clusters() {}

  public static Vip vip(Place pacemaker, Place ec2, Place kernel) {
    return vip(new Way.Eni("eni-1"), pacemaker, ec2, kernel);
  }

  public static Vip vip(Way way, Place pacemaker, Place ec2, Place kernel) {
    return new Vip(
        "vip", "192.168.1.50", way, pacemaker, ec2, kernel, List.of(), List.of(), List.of());
  }

  public static Vip shunned(String node, String why) {
    return new Vip(
        VIP.resource(),
        VIP.address(),
        VIP.way(),
        ADAM,
        ADAM,
        ADAM,
        List.of(),
        List.of(),
        List.of(new Vip.Shunned(node, why)));
  }

  public static Node online(String name) {
    return node(name, true, false, false, new Fencing.Ready("fence_" + name));
  }

  public static Node node(
      String name, boolean online, boolean standby, boolean unclean, Fencing fencing) {
    return new Node(
        name,
        online,
        standby,
        false,
        false,
        unclean,
        false,
        new Seen.Known<>(List.of()),
        fencing,
        "");
  }

  public static Cluster of(Vip vip, Node... nodes) {
    return new Cluster(
        "3.0.0", "adam", "adam", true, true, false, List.of(), List.of(nodes), List.of(vip));
  }

  public static Cluster good() {
    return of(VIP, online("adam"), online("eva"));
  }
}
