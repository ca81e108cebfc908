package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.Arena.Client;
import io.cicely.cli.drill.check.Pings;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.GuestNetwork;
import io.cicely.cli.lab.model.Vip;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The VIP stays right beside a program that configures links by itself: Debian's own package, which
 * really runs, on nodes whose links nothing else configures.
 */
@Tag("lab")
class ManagersTest {
  private static final Duration TOKEN = Duration.ofSeconds(3);
  private static final Duration SOON = Duration.ofSeconds(40);

  /** What is asked for an address with the name of its resource. */
  private record Floating(String resource, String address) {}

  private static final Floating ENI = new Floating("vip", Blueprint.VIP);
  private static final Floating SECONDARY = new Floating("second", Vip.SECONDARY_IP);
  private static final Floating OVERLAY = new Floating("third", Vip.OVERLAY);
  private static final List<Floating> ALL = List.of(ENI, SECONDARY, OVERLAY);

  @AfterAll
  static void end() {
    Lab.down();
  }

  static Stream<GuestNetwork> managers() {
    return Trial.sample(
        1, List.of(GuestNetwork.NETWORKD, GuestNetwork.NET_UTILS, GuestNetwork.NETWORK_MANAGER));
  }

  /** Makes the manager look at all links again; it drops what it did not put there. */
  private static String refresh(GuestNetwork manager) {
    String command =
        switch (manager) {
          case STATIC -> "true";
          case NETWORKD -> "networkctl reconfigure $link";
          // It waits until the link is routable, which a link that has just been plugged in is not.
          case NET_UTILS -> "systemctl start --no-block refresh-policy-routes@$link.service";
          case NETWORK_MANAGER -> "nmcli device reapply $link";
        };
    return "for link in $(cd /sys/class/net && echo ens*); do " + command + "; done";
  }

  @ParameterizedTest
  @MethodSource("managers")
  void everyModeMovesThereAndBackAndStaysRight(GuestNetwork manager) {
    Blueprint wanted = Blueprint.of(2).withToken(TOKEN).withNetwork(manager);
    Lab lab = new LabUp(LabUp.newestPackage(), _ -> {}).run(wanted);
    Trial trial = new Trial(lab);
    String first = lab.awaitReady(Trial.READY);
    String second = trial.other(first);
    addMappedVips(trial, first);
    try (Client client = lab.client(Duration.ofMillis(10))) {
      for (String node : List.of(first, second, first)) {
        move(trial, node);
        assertRight(lab, trial, node);
        long starts = starts(trial, node);
        for (String each : lab.nodes()) {
          trial.must(each, refresh(manager));
        }
        assertRight(lab, trial, node);
        assertThat(starts(trial, node)).as("nothing was started again").isEqualTo(starts);
      }
      assertThat(Pings.of(client.history()).settled().pings())
          .noneMatch(ping -> ping.nodes().size() > 1);
    }
    assertThat(trial.must(first, "crm_mon -1")).doesNotContain("Failed");
  }

  /** All monitors come round every 2 s, to see within the test what they do. */
  private static void addMappedVips(Trial trial, String node) {
    String tables = trial.aws("describe-route-tables --query RouteTables[].RouteTableId");
    trial.must(
        node,
        """
        set -e
        pcs resource op delete vip-monitor
        pcs resource op add vip monitor interval=2s timeout=30s
        pcs resource create second ocf:cicely:vip mode=secondary-ip ip=%s \
          op monitor interval=2s timeout=30s
        pcs resource create third ocf:cicely:vip mode=route ip=%s route_tables=%s \
          op monitor interval=2s timeout=30s
        """
            .formatted(SECONDARY.address(), OVERLAY.address(), tables.replaceAll("\\s+", ",")));
  }

  private static void move(Trial trial, String node) {
    for (Floating each : ALL) {
      String command = "crm_resource --%s --resource " + each.resource();
      trial.must(node, command.formatted("clear"));
      trial.must(
          node,
          "[ \"$(crm_resource --locate -Q --resource %s)\" = %s ] || "
                  .formatted(each.resource(), node)
              + command.formatted("move")
              + " --node "
              + node);
    }
  }

  private static void assertRight(Lab lab, Trial trial, String node) {
    for (Floating each : ALL) {
      Trial.await(
          node + " alone has and answers on " + each.address(),
          SOON,
          () ->
              isHere(lab, node, each)
                  && !hasAddress(lab, trial.other(node), each)
                  && lab.answering(Blueprint.CLIENT, each.address())
                      .filter(node::equals)
                      .isPresent());
    }
  }

  private static boolean isHere(Lab lab, String node, Floating each) {
    String rule =
        each.equals(ENI) ? "ip rule | grep -q 'from %s '".formatted(each.address()) : "true";
    return hasAddress(lab, node, each) && succeeds(lab, node, rule);
  }

  private static boolean hasAddress(Lab lab, String node, Floating each) {
    return succeeds(lab, node, "ip -o -4 address | grep -q ' %s/'".formatted(each.address()));
  }

  private static boolean succeeds(Lab lab, String node, String script) {
    return lab.run(node, SOON, "sh", "-c", script).succeeded();
  }

  private static long starts(Trial trial, String node) {
    String journal = "grep -c '\"action\":\"start\"' /var/log/cicely/journal.jsonl || true";
    return Long.parseLong(trial.must(node, journal).strip());
  }
}
