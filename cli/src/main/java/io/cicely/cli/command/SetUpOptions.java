package io.cicely.cli.command;

import io.cicely.cli.audit.AuditLog;
import io.cicely.cli.audit.AuditedCloud;
import io.cicely.cli.cloud.aws.AwsCloud;
import io.cicely.cli.host.Host;
import io.cicely.cli.host.LocalHost;
import io.cicely.cli.host.NetworkNamespace;
import io.cicely.cli.host.RootHost;
import io.cicely.cli.host.Ssh;
import io.cicely.cli.host.SshHost;
import io.cicely.cli.install.Ways;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.Inventory;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.SshOptions;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a cluster that is to be set up is reached. */
final class SetUpOptions {
  @Option(
      names = "--lab",
      description = "the nodes and the EC2 of the lab that runs on this machine")
  private boolean lab;

  private final List<AutoCloseable> open = new ArrayList<>();

  boolean isLab() {
    return lab;
  }

  /** Opens the ways to the nodes and to EC2, every call on record. */
  Ways open(ClusterSpec spec) {
    if (lab) {
      enterLab();
    }
    Clock clock = Clock.system();
    AuditLog log = AuditLog.open(AuditLog.usualFile(System.getenv()), spec.name(), clock);
    open.add(log);
    AwsCloud cloud =
        AwsCloud.open(
            io.cicely.node.ec2.aws.Access.byChain().in(spec.region()), Deadline.never(clock));
    open.add(cloud);
    return new Ways(new AuditedCloud(cloud, log, clock), hosts(spec));
  }

  private static void enterLab() {
    Inventory found = Inventory.read(Inventory.OF_THE_LAB);
    if (found.networkNamespace() != null) {
      NetworkNamespace.enter(found.networkNamespace());
    }
    property("aws.endpointUrlEc2", found.ec2Endpoint());
    property("aws.sharedCredentialsFile", found.awsCredentials());
  }

  private static void property(String name, @Nullable Object value) {
    if (value != null) {
      System.setProperty(name, value.toString());
    }
  }

  private List<Host> hosts(ClusterSpec spec) {
    List<Host> hosts = new ArrayList<>();
    Path sockets = ClusterOptions.socketFolder();
    for (NodeSpec node : spec.nodes()) {
      Host host = new RootHost(host(node, spec, sockets));
      open.add(host);
      hosts.add(host);
    }
    return hosts;
  }

  private static Host host(NodeSpec node, ClusterSpec spec, Path sockets) {
    return switch (spec.access()) {
      case io.cicely.cli.spec.Access.Ssh(SshOptions common, String config) ->
          ssh(node, common, Ssh.plain(sockets).with(config == null ? null : Path.of(config)));
      case io.cicely.cli.spec.Access.Local() ->
          node.name().equals(ownName())
              ? new LocalHost(node.name())
              : ssh(node, SshOptions.NONE, Ssh.plain(sockets));
      case io.cicely.cli.spec.Access.Ssm() ->
          throw new Failure(
              Code.PARAMETER_INVALID,
              "Cannot reach " + node.name(),
              "access by ssm is not there yet",
              "Use ssh with a ProxyCommand: aws ssm start-session --target "
                  + node.instance()
                  + " --document-name AWS-StartSSHSession");
    };
  }

  private static Host ssh(NodeSpec node, SshOptions common, Ssh ssh) {
    SshOptions own = node.ssh();
    List<String> words = new ArrayList<>();
    Integer port = first(own.port(), common.port());
    if (port != null) {
      words.addAll(List.of("-p", port.toString()));
    }
    String identity = first(own.identity(), common.identity());
    if (identity != null) {
      words.addAll(List.of("-i", identity));
    }
    String jump = first(own.proxyJump(), common.proxyJump());
    if (jump != null) {
      words.addAll(List.of("-J", jump));
    }
    String user = first(own.user(), common.user());
    String host = node.host() == null ? node.name() : node.host();
    String destination = user == null ? host : user + "@" + host;
    return new SshHost(node.name(), destination, ssh.with(words), new LocalProcesses());
  }

  private static <T> @Nullable T first(@Nullable T own, @Nullable T common) {
    return own == null ? common : own;
  }

  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "";
    }
  }

  /** Ends the connections. */
  void close() {
    for (AutoCloseable each : open.reversed()) {
      try {
        each.close();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      } catch (RuntimeException failure) {
        throw failure;
      } catch (Exception other) {
        throw new IllegalStateException(other);
      }
    }
  }
}
