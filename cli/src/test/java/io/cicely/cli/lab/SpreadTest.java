package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.Disturbance;
import io.cicely.cli.drill.Rehearsal;
import io.cicely.cli.drill.Rehearsed;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Blueprint.Node;
import io.cicely.cli.lab.model.Site;
import io.cicely.cli.lab.model.Subnet;
import io.cicely.cli.spec.Mode;
import io.cicely.node.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A cluster in three subnets of two zones, whose VIP is an address that routes lead to. */
@Tag("lab")
@ExtendWith(LabExtension.class)
@LabOf(nodes = 3, mode = Mode.ROUTE, spread = true)
class SpreadTest {
  private final Lab lab;
  private final Trial trial;
  private final List<Node> nodes;

  SpreadTest(Lab lab) {
    this.lab = lab;
    this.trial = new Trial(lab);
    this.nodes = lab.blueprint().nodes();
  }

  @BeforeEach
  void start() {
    lab.awaitReady(Trial.READY);
  }

  @Test
  void everySubnetIsReachedFromEveryOther() {
    assertThat(nodes.stream().map(Node::subnet)).containsExactlyInAnyOrderElementsOf(Site.SUBNETS);
    for (Node from : nodes) {
      for (Node to : nodes) {
        trial.must(from.name(), "ping -c 1 -W 1 " + to.address());
        trial.must(from.name(), "ping -c 1 -W 1 " + to.address6());
      }
    }
    assertThat(lab.answering(Blueprint.CLIENT, nodes.get(1).address()))
        .contains(nodes.get(1).name());
  }

  @Test
  void ec2SaysInWhichZoneEachNodeIs() {
    for (Node node : nodes) {
      assertThat(
              trial.aws(
                  "describe-instances --instance-ids %s --query ".formatted(node.instance())
                      + "Reservations[0].Instances[0].Placement.AvailabilityZone"))
          .isEqualTo(node.subnet().zone());
    }
  }

  @Test
  void eachSubnetFollowsItsOwnRouteTable() {
    String owner = lab.awaitReady(Trial.READY);
    Node elsewhere =
        nodes.stream().filter(node -> !node.name().equals(owner)).findFirst().orElseThrow();
    Subnet subnet = elsewhere.subnet();
    String route =
        "-route --route-table-id %s --destination-cidr-block %s/32"
            .formatted(subnet.routeTable(), lab.address());
    String eni =
        nodes.stream().filter(node -> node.name().equals(owner)).findFirst().orElseThrow().eni();
    String ask = "curl -s -m 1 http://" + lab.address() + "/";
    assertThat(trial.must(elsewhere.name(), ask)).contains(owner);
    trial.aws("delete" + route);
    try {
      trial.must(elsewhere.name(), "! " + ask);
      assertThat(lab.answering().isPresent())
          .isEqualTo(!subnet.equals(lab.blueprint().client().subnet()));
    } finally {
      trial.aws("create" + route + " --network-interface-id " + eni);
    }
    assertThat(trial.must(elsewhere.name(), ask)).contains(owner);
  }

  @Test
  void theVipMovesToAnotherZoneAndLeavesNothingBehind() {
    Rehearsed seen = new Rehearsal(lab, "vip", Clock.system()).run(Disturbance.PLANNED_MOVE);
    assertThat(seen.broken()).isEmpty();
    assertThat(seen.to()).isNotEqualTo(seen.from());
  }
}
