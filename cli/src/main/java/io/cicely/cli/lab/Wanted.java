package io.cicely.cli.lab;

import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Layout;
import io.cicely.cli.lab.model.Site;
import io.cicely.cli.lab.model.Vip;
import io.cicely.cli.spec.Access;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.Carrier.Allocation;
import io.cicely.cli.spec.Carrier.Chosen;
import io.cicely.cli.spec.Carrier.Tables;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.CorosyncSpec;
import io.cicely.cli.spec.FencingSpec;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.SshOptions;
import io.cicely.cli.spec.VipSpec;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import java.util.LinkedHashMap;
import java.util.List;

/** The cluster that a blueprint means, as the file says it from which bare machines become one. */
final class Wanted {
  private final Layout layout;
  private final Blueprint blueprint;

  Wanted(Layout layout, Blueprint blueprint) {
    this.layout = layout;
    this.blueprint = blueprint;
  }

  ClusterSpec cluster() {
    return new ClusterSpec(
        "cicely",
        Blueprint.REGION,
        Blueprint.ACCOUNT,
        blueprint.nodes().stream().map(Wanted::node).toList(),
        new Access.Ssh(SshOptions.NONE, layout.sshConfig().toString()),
        new CorosyncSpec(Math.toIntExact(blueprint.token().toMillis())),
        fencing(),
        blueprint.allVips().stream().map(Wanted::vip).toList(),
        false,
        new LinkedHashMap<>(),
        List.of());
  }

  private static NodeSpec node(Blueprint.Node node) {
    return new NodeSpec(node.name(), node.instance(), null, null, SshOptions.NONE);
  }

  private FencingSpec fencing() {
    boolean pair = blueprint.nodes().size() == 2;
    return new FencingSpec(
        FencingSpec.Agent.CICELY,
        pair ? Math.toIntExact(blueprint.fenceDelay().toSeconds()) : 0,
        pair ? blueprint.nodes().getFirst().name() : null,
        FencingSpec.DEFAULT_TIMEOUT_SECONDS,
        null,
        null);
  }

  private static VipSpec vip(Vip vip) {
    Carrier carrier =
        switch (vip.mode()) {
          case ENI -> new Carrier.Eni(ipv4(vip), new Chosen.Create<>(), List.of());
          case SECONDARY_IP -> new Carrier.SecondaryIp(Ip.parse(vip.address()), null);
          case ROUTE ->
              new Carrier.Route(
                  Ip.parse(vip.address()), new Tables.Named(Site.routeTables()), null);
          case ELASTIC_IP ->
              new Carrier.ElasticIp(new Allocation.ByAddress(ipv4(vip)), new Chosen.Create<>());
        };
    return new VipSpec(vip.name(), carrier, null, null, null, List.of());
  }

  private static Ipv4 ipv4(Vip vip) {
    return Ipv4.parse(vip.address());
  }
}
