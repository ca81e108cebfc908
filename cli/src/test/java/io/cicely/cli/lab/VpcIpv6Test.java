package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.check.Outage;
import io.cicely.cli.drill.check.Pings;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Blueprint.Node;
import io.cicely.cli.lab.model.Site;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** IPv6 in the lab's VPC: the same router, and no reassignment in one call. */
@Tag("lab")
@ExtendWith(LabExtension.class)
class VpcIpv6Test {
  private static final Duration READY = Duration.ofSeconds(60);
  private static final String ADDRESS = Site.SUBNETS.getFirst().address6(77);
  private static final String OVERLAY = "fd00:99::77";
  private static final String TABLE = Site.SUBNETS.getFirst().routeTable();

  /** An unsolicited neighbour advertisement, with Override set, that claims the address. */
  private static final String CLAIM =
      """
      import socket
      mac = bytes.fromhex(open("/sys/class/net/ens5/address").read().strip().replace(":", ""))
      body = bytes([136, 0, 0, 0, 0x20, 0, 0, 0]) + socket.inet_pton(socket.AF_INET6, "@ADDRESS@")
      sender = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
      sender.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 255)
      sender.sendto(body + bytes([2, 1]) + mac, ("ff02::1%ens5", 0))
      """
          .replace("@ADDRESS@", ADDRESS);

  private final Lab lab;
  private final Trial trial;
  private final Node adam;
  private final Node eva;

  VpcIpv6Test(Lab lab) {
    this.lab = lab;
    this.trial = new Trial(lab);
    this.adam = lab.blueprint().nodes().get(0);
    this.eva = lab.blueprint().nodes().get(1);
  }

  @BeforeEach
  void bothKernelsHaveTheAddresses() {
    lab.awaitReady(READY);
    for (String node : lab.nodes()) {
      // Deprecated, so that no node sends from an address that may not be its own.
      trial.must(node, "ip address replace " + ADDRESS + "/128 dev ens5 nodad preferred_lft 0");
      trial.must(node, "ip address replace " + OVERLAY + "/128 dev ens5 nodad preferred_lft 0");
    }
  }

  @AfterEach
  void undo() {
    String route = "--route-table-id " + TABLE + " --destination-ipv6-cidr-block " + OVERLAY;
    trial.must(adam.name(), "aws ec2 delete-route " + route + "/128 || true");
    for (Node node : List.of(adam, eva)) {
      trial.must(node.name(), "aws ec2 " + assignment("unassign", node) + " || true");
      trial.must(node.name(), "ip address delete " + ADDRESS + "/128 dev ens5");
      trial.must(node.name(), "ip address delete " + OVERLAY + "/128 dev ens5");
    }
  }

  @Test
  void machinesOfASubnetReachEachOther() {
    assertThat(lab.answering(Blueprint.CLIENT, adam.address6())).contains(adam.name());
    trial.must(adam.name(), "ping -c 1 -W 1 " + eva.address6());
  }

  @Test
  void anAddressIsUnassignedHereBeforeItIsAssignedThere() {
    assertThat(trial.reaches(Blueprint.CLIENT, ADDRESS)).isFalse();
    trial.aws(assignment("assign", adam));
    Pings pings =
        trial.witnessed(
            Blueprint.CLIENT,
            ADDRESS,
            adam.name(),
            eva.name(),
            () -> {
              trial.aws(assignment("unassign", adam));
              assertThat(trial.reaches(Blueprint.CLIENT, ADDRESS)).isFalse();
              trial.aws(assignment("assign", eva));
            });
    assertThat(Outage.in(pings))
        .as("break before make")
        .filteredOn(outage -> outage.before() != null)
        .hasSize(1);
  }

  @Test
  void aGuestThatClaimsAnAddressByNdpGetsNothing() {
    trial.aws(assignment("assign", adam));
    trial.must(eva.name(), "python3 -c '" + CLAIM + "'");
    assertThat(lab.answering(Blueprint.CLIENT, ADDRESS)).contains(adam.name());
  }

  @Test
  void aReplacedRouteMovesTheOverlayAddressWithoutALoss() {
    trial.aws(route("create", adam));
    Trial.assertSeamless(
        trial.witnessed(
            Blueprint.CLIENT,
            OVERLAY,
            adam.name(),
            eva.name(),
            () -> trial.aws(route("replace", eva))));
  }

  private static String assignment(String verb, Node node) {
    return "%s-ipv6-addresses --network-interface-id %s --ipv6-addresses %s"
        .formatted(verb, node.eni(), ADDRESS);
  }

  private static String route(String verb, Node node) {
    return "%s-route --route-table-id %s --destination-ipv6-cidr-block %s/128"
            .formatted(verb, TABLE, OVERLAY)
        + " --network-interface-id "
        + node.eni();
  }
}
