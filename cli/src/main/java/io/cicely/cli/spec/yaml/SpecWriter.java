package io.cicely.cli.spec.yaml;

import io.cicely.cli.spec.Access;
import io.cicely.cli.spec.AlertSpec;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.Carrier.Allocation;
import io.cicely.cli.spec.Carrier.Chosen;
import io.cicely.cli.spec.Carrier.Tables;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.FencingSpec;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.Service;
import io.cicely.cli.spec.SshOptions;
import io.cicely.cli.spec.VipSpec;
import io.cicely.node.net.Ipv4;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes a wanted cluster as {@code cluster.yaml}, with every default said. */
public final class SpecWriter {
  private static final int WIDTH = 100;

  private SpecWriter() {}

  /** The file's text; reading it gives an equal cluster. */
  public static String yaml(ClusterSpec spec) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setWidth(WIDTH);
    options.setSplitLines(false);
    // By YAML 1.1 as well: what another reader would take for a number or a flag is quoted.
    return new Yaml(
            new SafeConstructor(new LoaderOptions()),
            new Representer(options),
            options,
            new LoaderOptions(),
            new Resolver())
        .dump(data(spec));
  }

  /** The file as maps, lists, texts, numbers and flags, in the order of the documentation. */
  public static SequencedMap<String, Object> data(ClusterSpec spec) {
    SequencedMap<String, Object> data = new LinkedHashMap<>();
    data.put("apiVersion", ClusterSpec.API_VERSION);
    data.put("name", spec.name());
    data.put("region", spec.region());
    put(data, "account", spec.account());
    data.put("nodes", spec.nodes().stream().map(SpecWriter::node).toList());
    data.put("access", access(spec.access()));
    data.put("corosync", Map.of("token", spec.corosync().tokenMs()));
    data.put("fencing", fencing(spec.fencing(), spec.nodes().size() == 2));
    data.put("vips", spec.vips().stream().map(SpecWriter::vip).toList());
    data.put("pcsd", spec.pcsd());
    put(data, "tags", spec.tags());
    put(data, "alerts", spec.alerts().stream().map(SpecWriter::alert).toList());
    return data;
  }

  private static Map<String, Object> node(NodeSpec node) {
    SequencedMap<String, Object> data = new LinkedHashMap<>();
    data.put("name", node.name());
    data.put("instance", node.instance());
    put(data, "address", node.address());
    SequencedMap<String, Object> ssh = new LinkedHashMap<>();
    put(ssh, "host", node.host());
    ssh.putAll(ssh(node.ssh()));
    put(data, "ssh", ssh);
    return data;
  }

  private static SequencedMap<String, Object> ssh(SshOptions ssh) {
    SequencedMap<String, Object> data = new LinkedHashMap<>();
    put(data, "user", ssh.user());
    if (ssh.port() != null) {
      data.put("port", ssh.port());
    }
    put(data, "identity", ssh.identity());
    put(data, "proxy_jump", ssh.proxyJump());
    return data;
  }

  private static Map<String, Object> access(Access access) {
    return switch (access) {
      case Access.Ssh(SshOptions options, String config) -> {
        SequencedMap<String, Object> data = ssh(options);
        put(data, "config", config);
        yield Map.of("ssh", data);
      }
      case Access.Ssm() -> Map.of("ssm", Map.of());
      case Access.Local() -> Map.of("local", Map.of());
    };
  }

  private static Map<String, Object> fencing(FencingSpec fencing, boolean isPair) {
    SequencedMap<String, Object> data = new LinkedHashMap<>();
    data.put("agent", fencing.agent().toString());
    if (isPair) {
      data.put("delay", fencing.delaySeconds());
    }
    put(data, "survivor", fencing.survivor());
    data.put("timeout", fencing.timeoutSeconds());
    put(data, "role_arn", fencing.roleArn());
    put(data, "profile", fencing.profile());
    return data;
  }

  private static Map<String, Object> vip(VipSpec vip) {
    SequencedMap<String, Object> data = new LinkedHashMap<>();
    data.put("name", vip.name());
    data.put("mode", vip.carrier().mode().toString());
    switch (vip.carrier()) {
      case Carrier.Eni(Ipv4 address, Chosen<String> eni, List<String> groups) -> {
        put(data, "address", address);
        data.put("eni", chosen(eni));
        put(data, "security_groups", groups);
      }
      case Carrier.SecondaryIp(var address, String link) -> {
        put(data, "address", address);
        put(data, "interface", link);
      }
      case Carrier.Route(var address, Tables tables, String link) -> {
        put(data, "address", address);
        data.put(
            "route_tables",
            switch (tables) {
              case Tables.Named(List<String> ids) -> ids;
              case Tables.All() -> FileShape.ALL;
            });
        put(data, "interface", link);
      }
      case Carrier.ElasticIp(Allocation allocation, Chosen<SequencedMap<String, Ipv4>> byNode) -> {
        switch (allocation) {
          case Allocation.ByAddress(Ipv4 address) -> put(data, "address", address);
          case Allocation.ById(String id) -> data.put("allocation", id);
          case Allocation.Create() -> data.put("allocation", FileShape.CREATE);
        }
        data.put("private_ip", privateAddresses(byNode));
      }
    }
    put(data, "prefers", vip.prefers());
    put(data, "role_arn", vip.roleArn());
    put(data, "profile", vip.profile());
    put(data, "services", vip.services().stream().map(SpecWriter::service).toList());
    return data;
  }

  private static String chosen(Chosen<String> chosen) {
    return switch (chosen) {
      case Chosen.Existing<String>(String id) -> id;
      case Chosen.Create<String>() -> FileShape.CREATE;
    };
  }

  private static Object privateAddresses(Chosen<SequencedMap<String, Ipv4>> chosen) {
    return switch (chosen) {
      case Chosen.Create<SequencedMap<String, Ipv4>>() -> FileShape.CREATE;
      case Chosen.Existing<SequencedMap<String, Ipv4>>(SequencedMap<String, Ipv4> byNode) -> {
        SequencedMap<String, Object> data = new LinkedHashMap<>();
        byNode.forEach((node, address) -> data.put(node, address.toString()));
        yield data;
      }
    };
  }

  private static Map<String, Object> service(Service service) {
    SequencedMap<String, Object> data = new LinkedHashMap<>();
    data.put("name", service.name());
    switch (service) {
      case Service.Systemd(String _, String unit) -> data.put("systemd", unit);
      case Service.Ocf(String _, String provider, String agent, var parameters) -> {
        data.put("ocf", provider + ":" + agent);
        put(data, "parameters", parameters);
      }
    }
    return data;
  }

  private static Map<String, Object> alert(AlertSpec alert) {
    SequencedMap<String, Object> data = new LinkedHashMap<>();
    data.put("name", alert.name());
    data.put("path", alert.path());
    put(data, "recipients", alert.recipients());
    put(data, "options", alert.options());
    return data;
  }

  /** What is null or empty is not said. */
  private static void put(Map<String, Object> data, String key, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Collection<?> list when list.isEmpty() -> {}
      case Map<?, ?> map when map.isEmpty() -> {}
      case Collection<?> list -> data.put(key, list);
      case Map<?, ?> map -> data.put(key, map);
      case Object other -> data.put(key, other.toString());
    }
  }
}
