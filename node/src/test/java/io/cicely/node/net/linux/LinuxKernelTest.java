package io.cicely.node.net.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Address;
import io.cicely.node.net.Change;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Link;
import io.cicely.node.net.Route;
import io.cicely.node.net.Rule;
import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import io.cicely.node.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinuxKernelTest {
  private static final Ipv4 VIP = Ipv4.parse("192.168.1.50");

  private final ScriptedProcesses processes = new ScriptedProcesses();

  @Test
  void changesEverythingInOneBatchThatGoesOnAfterAFailure() {
    Route route = new Route(4000, "default", "192.168.0.1", "ens6", "192.168.1.50", 0);
    Rule rule = Rule.from(VIP, 5000, 4000);
    processes.next = new Outcome(1, "", "RTNETLINK answers: File exists\nCommand failed -:5\n");
    String complaints =
        new LinuxKernel(processes, false)
            .apply(
                List.of(
                    new Change.EnableLink("ens6", 9001),
                    new Change.AddAddress("ens6", VIP),
                    new Change.PutRoute(route),
                    new Change.AddRule(rule),
                    new Change.DeleteRule(rule),
                    new Change.DeleteRoute(route),
                    new Change.DeleteAddress(new Address("ens6", VIP, 22)),
                    new Change.DisableLink("ens6")));
    assertThat(complaints).isEqualTo("RTNETLINK answers: File exists Command failed -:5");
    Command command = processes.commands.getFirst();
    assertThat(command).hasToString("ip -4 -force -N -batch -");
    assertThat(command.input().lines())
        .containsExactly(
            "link set dev ens6 up mtu 9001",
            "addr replace 192.168.1.50/32 dev ens6",
            "route replace default via 192.168.0.1 dev ens6 src 192.168.1.50 table 4000 onlink",
            "rule add pref 5000 from 192.168.1.50 lookup 4000",
            "rule del pref 5000 from 192.168.1.50 lookup 4000",
            "route del default via 192.168.0.1 dev ens6 src 192.168.1.50 table 4000",
            "addr del 192.168.1.50/22 dev ens6",
            "link set dev ens6 down");
  }

  @Test
  void addsIpv6AddressesForUseAtOnceAndNotAsASource() {
    processes.next = new Outcome(0, "", "");
    new LinuxKernel(processes, true)
        .apply(List.of(new Change.AddAddress("ens5", Ip.parse("2001:db8::50"))));
    Command command = processes.commands.getFirst();
    assertThat(command).hasToString("ip -6 -force -N -batch -");
    assertThat(command.input().lines())
        .containsExactly("addr replace 2001:db8::50/128 dev ens5 nodad preferred_lft 0");
  }

  @Test
  void readsNothingIntoAnAnswerThatItDoesNotUnderstand() {
    processes.next = new Outcome(0, "", "");
    assertThatThrownBy(() -> new LinuxKernel(processes, false).observe())
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(Code.COMMAND_FAILED));
    processes.next = new Outcome(255, "", "Cannot open netlink socket");
    assertThatThrownBy(() -> new LinuxKernel(processes, false).observe())
        .hasMessageContaining("Cannot open netlink socket");
  }

  @Test
  void readsLinksFromTheirFiles(@TempDir Path folder) throws IOException {
    link(folder, 10, "ens6", "02:00:00:00:00:50", "0x1002", "down");
    link(folder, 3, "ens5.7", "02:00:00:00:00:11", "0x1003", "up");
    link(folder, 9, "ens5", "02:00:00:00:00:11", "0x1003", "up");
    Files.createDirectory(folder.resolve("sys/ens5.7/lower_ens5"));
    Files.createDirectories(folder.resolve("sys/gone"));
    Links links = new Links(folder.resolve("sys").toString(), folder.resolve("conf").toString());
    List<Link> all = links.all();
    assertThat(all)
        .as("by their index, and what stands on another link comes last")
        .containsExactly(
            new Link("ens5", "02:00:00:00:00:11", true, true, 9001, 1, 0, 0),
            new Link("ens6", "02:00:00:00:00:50", false, false, 9001, 1, 0, 0),
            new Link("ens5.7", "02:00:00:00:00:11", true, true, 9001, 1, 0, 0));
    assertThat(links.has("02:00:00:00:00:50")).isTrue();
    assertThat(links.has("02:00:00:00:00:51")).isFalse();
  }

  private static void link(
      Path folder, int index, String name, String mac, String flags, String state)
      throws IOException {
    Path sys = Files.createDirectories(folder.resolve("sys").resolve(name));
    Files.writeString(sys.resolve("ifindex"), index + "\n");
    Files.writeString(sys.resolve("address"), mac + "\n");
    Files.writeString(sys.resolve("flags"), flags + "\n");
    Files.writeString(sys.resolve("operstate"), state + "\n");
    Files.writeString(sys.resolve("mtu"), "9001\n");
    Path conf = Files.createDirectories(folder.resolve("conf").resolve(name));
    Files.writeString(conf.resolve("rp_filter"), "1\n");
    Files.writeString(conf.resolve("arp_ignore"), "0\n");
    Files.writeString(conf.resolve("arp_announce"), "0\n");
  }

  private record Outcome(int exitCode, String out, String err) {}

  private static final class ScriptedProcesses implements Processes {
    final List<Command> commands = new ArrayList<>();
    Outcome next = new Outcome(0, "", "");

    @Override
    public Result run(Command command) {
      commands.add(command);
      return new Result(command, next.exitCode(), next.out(), next.err());
    }
  }
}
