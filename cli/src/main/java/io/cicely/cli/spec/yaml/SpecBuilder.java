package io.cicely.cli.spec.yaml;

import io.cicely.cli.spec.Access;
import io.cicely.cli.spec.AlertSpec;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.Carrier.Allocation;
import io.cicely.cli.spec.Carrier.Chosen;
import io.cicely.cli.spec.Carrier.Tables;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.CorosyncSpec;
import io.cicely.cli.spec.CorosyncSpec.Profile;
import io.cicely.cli.spec.FencingSpec;
import io.cicely.cli.spec.Mode;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.Service;
import io.cicely.cli.spec.SshOptions;
import io.cicely.cli.spec.VipSpec;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Makes the wanted cluster of a file without problems, and fills in what it does not say. */
record SpecBuilder(Value file) {
  ClusterSpec build() {
    return new ClusterSpec(
        file.get("name").text(),
        file.get("region").text(),
        optional(file.get("account")),
        file.get("nodes").items().stream().map(SpecBuilder::node).toList(),
        access(file.get("access")),
        corosync(file.get("corosync")),
        fencing(file.get("fencing")),
        file.get("vips").items().stream().map(SpecBuilder::vip).toList(),
        file.get("pcsd") instanceof Value.Flag(Position _, boolean wanted) && wanted,
        texts(file.get("tags")),
        file.get("alerts").items().stream().map(SpecBuilder::alert).toList());
  }

  private static NodeSpec node(Value node) {
    Value address = node.get("address");
    return new NodeSpec(
        node.get("name").text(),
        node.get("instance").text(),
        address.isThere() ? Ip.parse(address.text()) : null,
        optional(node.get("ssh").get("host")),
        ssh(node.get("ssh")));
  }

  private static SshOptions ssh(Value ssh) {
    Value port = ssh.get("port");
    return new SshOptions(
        optional(ssh.get("user")),
        port.isThere() ? port.number(0) : null,
        optional(ssh.get("identity")),
        optional(ssh.get("proxy_jump")));
  }

  private static Access access(Value access) {
    if (access.get("ssh").isThere()) {
      return new Access.Ssh(ssh(access.get("ssh")), optional(access.get("ssh").get("config")));
    }
    return access.get("ssm").isThere() ? new Access.Ssm() : new Access.Local();
  }

  private static CorosyncSpec corosync(Value corosync) {
    Value token = corosync.get("token");
    return token.isThere()
        ? new CorosyncSpec(token.number(0))
        : Profile.named(corosync.get("profile").text()).orElse(Profile.BALANCED).settings();
  }

  private FencingSpec fencing(Value fencing) {
    List<Value> nodes = file.get("nodes").items();
    boolean isPair = nodes.size() == 2;
    int delay = isPair ? fencing.get("delay").number(FencingSpec.DEFAULT_DELAY_SECONDS) : 0;
    String named = optional(fencing.get("survivor"));
    String survivor = named == null ? nodes.getFirst().get("name").text() : named;
    return new FencingSpec(
        FencingSpec.Agent.named(fencing.get("agent").text()).orElse(FencingSpec.Agent.CICELY),
        delay,
        delay == 0 ? null : survivor,
        fencing.get("timeout").number(FencingSpec.DEFAULT_TIMEOUT_SECONDS),
        optional(fencing.get("role_arn")),
        optional(fencing.get("profile")));
  }

  private static VipSpec vip(Value vip) {
    return new VipSpec(
        vip.get("name").text(),
        carrier(vip),
        optional(vip.get("prefers")),
        optional(vip.get("role_arn")),
        optional(vip.get("profile")),
        vip.get("services").items().stream().map(SpecBuilder::service).toList());
  }

  private static Carrier carrier(Value vip) {
    String address = vip.get("address").text();
    String link = optional(vip.get("interface"));
    return switch (Mode.named(vip.get("mode").text()).orElseThrow()) {
      case ENI ->
          new Carrier.Eni(
              Ipv4.parse(address), chosen(vip.get("eni")), list(vip.get("security_groups")));
      case SECONDARY_IP -> new Carrier.SecondaryIp(Ip.parse(address), link);
      case ROUTE -> new Carrier.Route(Ip.parse(address), tables(vip.get("route_tables")), link);
      case ELASTIC_IP -> new Carrier.ElasticIp(allocation(vip), privateAddresses(vip));
    };
  }

  private static Chosen<String> chosen(Value id) {
    return id.text().equals(FileShape.CREATE)
        ? new Chosen.Create<>()
        : new Chosen.Existing<>(id.text());
  }

  private static Tables tables(Value tables) {
    return tables instanceof Value.Items ? new Tables.Named(list(tables)) : new Tables.All();
  }

  private static Allocation allocation(Value vip) {
    Value address = vip.get("address");
    if (address.isThere()) {
      return new Allocation.ByAddress(Ipv4.parse(address.text()));
    }
    String id = vip.get("allocation").text();
    return id.equals(FileShape.CREATE) ? new Allocation.Create() : new Allocation.ById(id);
  }

  private static Chosen<SequencedMap<String, Ipv4>> privateAddresses(Value vip) {
    if (!(vip.get("private_ip") instanceof Value.Map map)) {
      return new Chosen.Create<>();
    }
    SequencedMap<String, Ipv4> byNode = new LinkedHashMap<>();
    map.values().forEach((node, address) -> byNode.put(node, Ipv4.parse(address.text())));
    return Carrier.existing(byNode);
  }

  private static Service service(Value service) {
    String name = service.get("name").text();
    if (service.get("systemd").isThere()) {
      return new Service.Systemd(name, service.get("systemd").text());
    }
    String agent = service.get("ocf").text();
    int colon = agent.indexOf(':');
    return new Service.Ocf(
        name,
        agent.substring(0, colon),
        agent.substring(colon + 1),
        texts(service.get("parameters")));
  }

  private static AlertSpec alert(Value alert) {
    return new AlertSpec(
        alert.get("name").text(),
        alert.get("path").text(),
        list(alert.get("recipients")),
        texts(alert.get("options")));
  }

  private static List<String> list(Value list) {
    return list.items().stream().map(Value::text).toList();
  }

  private static SequencedMap<String, String> texts(Value map) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    map.entries().forEach((key, value) -> texts.put(key, value.text()));
    return texts;
  }

  private static @Nullable String optional(Value value) {
    return value.isThere() ? value.text() : null;
  }
}
