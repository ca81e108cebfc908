package io.cicely.node.proof.model;

import io.cicely.node.proof.model.Node.Life;
import io.cicely.node.proof.search.Model.Successors;
import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.Transition;
import io.cicely.sim.world.World;
import org.jspecify.annotations.Nullable;

/** What happens by itself: EC2's transitions, and calls that it carries out late. */
final class Nature {
  private final ClusterModel model;
  private final Setup setup;
  private final Site site;

  Nature(ClusterModel model) {
    this.model = model;
    this.setup = model.setup();
    this.site = setup.site();
  }

  void successors(Cluster cluster, Successors<Cluster> to) {
    for (Ec2Moment.Next each : cluster.cloud().now().next()) {
      if (isTooSoon(cluster, each.transition())) {
        continue;
      }
      Event event = new Event("EC2", "", each.transition());
      to.accept(after(cluster, each, false), event);
      if (each.transition() instanceof Transition.LinkPlugs(String eni)
          && mayBeConfigured(cluster, eni)) {
        to.accept(
            after(cluster, each, true),
            new Event("EC2", "(and DHCP configures the link)", each.transition()));
      }
    }
    if (setup.agent().datesRecords() && isQuiet(cluster)) {
      to.accept(cluster.muchLater(true), new Event("time", "passes", null));
    }
    Call late = cluster.late();
    if (late != null) {
      to.accept(cluster.lingering(null), new Event("EC2", "drops the late", late));
      try {
        to.accept(
            model.carriedOut(cluster.afterLateCall(), late),
            new Event("EC2", "carries out the late", late));
      } catch (Ec2Error refused) {
        // As if it had been dropped.
      }
    }
  }

  private static boolean isQuiet(Cluster cluster) {
    return cluster.nodes().stream().allMatch(each -> each.run() == null);
  }

  /**
   * Not in the middle of a stop. No stop can prevent that a link which appears later brings an
   * address of its own, where EC2 did not accept to detach it; so nothing is promised of that.
   */
  private boolean mayBeConfigured(Cluster cluster, String eni) {
    var attachment = cluster.cloud().now().world().networkInterface(eni).attachment();
    int node = attachment == null ? -1 : site.nodeOf(attachment.instanceId());
    Run run = node < 0 ? null : cluster.node(node).run();
    return setup.hotplug() && !(run != null && run.action() == Action.STOP);
  }

  /** A boot takes ten seconds and more: an agent comes from a look to its next call sooner. */
  static boolean isTooSoon(Cluster cluster, Transition transition) {
    return transition instanceof Transition.InstanceRuns(String id)
        && cluster.nodes().stream().map(Node::run).anyMatch(run -> run != null && run.sawOff(id));
  }

  /** What EC2 does to a machine is felt in it. */
  Cluster after(Cluster cluster, Ec2Moment.Next next, boolean configured) {
    return isSlow(next.transition())
        ? after(cluster.lingering(null), next, configured, Math.min(setup.lag(), 1))
        : after(cluster, next, configured, setup.lag());
  }

  private Cluster after(Cluster cluster, Ec2Moment.Next next, boolean configured, int lag) {
    Cloud cloud = cluster.cloud().changed(next.after(), lag);
    return switch (next.transition()) {
      case Transition.LinkPlugs _ -> plugged(cluster.with(cloud), configured);
      case Transition.LinkUnplugs _ -> unplugged(cluster).with(cloud);
      case Transition.InstanceRuns(String id) ->
          risen(cluster.with(cloud), site.nodeOf(id), configured);
      case Transition.PowerCuts(String id) -> off(cluster.with(cloud), id);
      case Transition.GuestHalts(String id) -> off(cluster.with(cloud), id);
      case Transition.GraceExpires(String id, boolean _) -> off(cluster.with(cloud), id);
      case Transition.InterfaceBecomesAvailable _,
          Transition.AttachCompletes _,
          Transition.DetachCompletes _,
          Transition.MappingConverges _,
          Transition.RouteConverges _,
          Transition.AddressConverges _,
          Transition.AcpiButtonPressed _,
          Transition.InstanceStops _,
          Transition.InstanceTerminates _,
          Transition.InstanceRestarts _,
          Transition.InstanceForgotten _ ->
          cluster.with(cloud);
    };
  }

  /** It takes longer than any Describe lags and any call is late. */
  private static boolean isSlow(Transition transition) {
    return transition instanceof Transition.InstanceRuns
        || transition instanceof Transition.InstanceStops
        || transition instanceof Transition.InstanceTerminates;
  }

  private Cluster off(Cluster cluster, String id) {
    int node = site.nodeOf(id);
    return cluster.change(node, each -> each.fallen(Life.OFF, site.booted(node)));
  }

  private Cluster risen(Cluster cluster, int node, boolean configured) {
    NodeKernel fresh = site.booted(node);
    boolean holds = site.instances().get(node).equals(holder(cluster));
    NodeKernel kernel = holds ? plugged(fresh, configured) : fresh;
    return cluster.change(node, each -> each.risen(kernel));
  }

  private Cluster plugged(Cluster cluster, boolean configured) {
    String instance = holder(cluster);
    int node = instance == null ? -1 : site.nodeOf(instance);
    return node < 0 || cluster.node(node).life() != Life.ALIVE
        ? cluster
        : cluster.change(node, each -> each.with(plugged(each.kernel(), configured)));
  }

  private NodeKernel plugged(NodeKernel kernel, boolean configured) {
    return kernel.plugged(site.movingMac(), site.address(), configured);
  }

  private Cluster unplugged(Cluster cluster) {
    String instance = holder(cluster);
    int node = instance == null ? -1 : site.nodeOf(instance);
    return node < 0
        ? cluster
        : cluster.change(node, each -> each.with(each.kernel().unplugged(site.movingMac())));
  }

  private @Nullable String holder(Cluster cluster) {
    World world = cluster.cloud().now().world();
    return site.movingCard().isEmpty() ? null : world.dataPlane().plugs().get(site.movingCard());
  }
}
