package io.cicely.node.net.linux;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Address;
import io.cicely.node.net.Change;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Kernel;
import io.cicely.node.net.Route;
import io.cicely.node.net.Rule;
import io.cicely.node.net.Snapshot;
import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import io.cicely.node.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The network of the namespace that this program runs in. */
public final class LinuxKernel implements Kernel {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Path SETTINGS = Path.of("/proc/sys/net/ipv4/conf");
  private static final int ONE_FAILED = 1;

  private final Processes processes;
  private final String family;
  private final Links links;

  /**
   * The kernel, read and changed by iproute2 which {@code processes} runs.
   *
   * @param ipv6 whether it is about IPv6 rather than IPv4
   */
  public LinuxKernel(Processes processes, boolean ipv6) {
    this.processes = processes;
    this.family = ipv6 ? "-6" : "-4";
    this.links = new Links();
  }

  @Override
  public Snapshot observe() {
    String printed = ip("-o", "-N", Printed.QUESTIONS).orFail().out();
    try {
      // The links come last: one that came in between has no addresses yet, and is seen to have
      // none.
      return Printed.read(printed, links.all());
    } catch (IllegalArgumentException unreadable) {
      String why = "iproute2 printed what is not understood: " + unreadable.getMessage();
      throw new Failure(
          Code.COMMAND_FAILED, "Cannot read the kernel's network", why, "", unreadable);
    }
  }

  @Override
  public boolean hasLink(String macAddress) {
    return links.has(macAddress);
  }

  @Override
  public String apply(List<Change> changes) {
    StringBuilder complaints = new StringBuilder();
    StringBuilder batch = new StringBuilder();
    for (Change change : changes) {
      if (change instanceof Change.Set set) {
        complaints.append(write(set));
      } else {
        batch.append(line(change)).append('\n');
      }
    }
    if (!batch.isEmpty()) {
      Result result = ip("-force", "-N", batch.toString());
      if (!result.succeeded() && result.exitCode() != ONE_FAILED) {
        return result.orFail().err();
      }
      complaints.append(result.err());
    }
    return complaints.toString().strip().replace('\n', ' ');
  }

  private Result ip(String first, String second, String batch) {
    Command command = Command.of("ip", family, first, second, "-batch", "-");
    return processes.run(command.reading(batch).within(LIMIT));
  }

  private static String write(Change.Set set) {
    try {
      Path file = SETTINGS.resolve(set.link()).resolve(set.setting().word());
      Files.writeString(file, set.value() + "\n");
      return "";
    } catch (IOException refused) {
      return "cannot set " + set.setting().word() + " of " + set.link() + ": " + refused + "\n";
    }
  }

  private static String line(Change change) {
    return switch (change) {
      case Change.EnableLink(String link, int mtu) ->
          "link set dev " + link + " up" + (mtu == 0 ? "" : " mtu " + mtu);
      case Change.DisableLink(String link) -> "link set dev " + link + " down";
      case Change.AddAddress(String link, var address) ->
          "addr replace " + address + "/" + address.hostPrefix() + " dev " + link + inUse(address);
      case Change.DeleteAddress(Address(String link, var address, int prefix)) ->
          "addr del " + address + "/" + prefix + " dev " + link;
      case Change.PutRoute(Route route) -> "route replace " + text(route) + onlink(route);
      case Change.DeleteRoute(Route route) -> "route del " + text(route);
      case Change.AddRule(Rule rule) -> "rule add " + text(rule);
      case Change.DeleteRule(Rule rule) -> "rule del " + text(rule);
      case Change.Set set -> throw new IllegalArgumentException(set + " is no command of ip");
    };
  }

  /** IPv6 would else look for others that have the address, and use it as a source of its own. */
  private static String inUse(Ip address) {
    return address.isIpv6() ? " nodad preferred_lft 0" : "";
  }

  private static String text(Route route) {
    return route.destination()
        + word("via", route.via())
        + word("dev", route.link())
        + word("src", route.source())
        + (route.metric() == 0 ? "" : " metric " + route.metric())
        + " table "
        + route.table();
  }

  private static String onlink(Route route) {
    return route.via().isEmpty() ? "" : " onlink";
  }

  private static String word(String name, String value) {
    return value.isEmpty() ? "" : " " + name + " " + value;
  }

  private static String text(Rule rule) {
    return "pref " + rule.priority() + " from " + rule.from() + " lookup " + rule.table();
  }
}
