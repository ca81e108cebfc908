package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

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

/**
 * Addresses that EC2 moves without moving a cable: secondary ones, and those that routes lead to.
 */
@Tag("lab")
@ExtendWith(LabExtension.class)
class VpcRoutesTest {
  private static final Duration READY = Duration.ofSeconds(60);
  private static final String SECONDARY = "192.168.1.77";
  private static final String OVERLAY = "10.99.0.77";
  private static final String OWN_TABLE = Site.SUBNETS.getFirst().routeTable();
  private static final String OTHER_TABLE = Site.SUBNETS.getLast().routeTable();

  private final Lab lab;
  private final Trial trial;
  private final Node adam;
  private final Node eva;

  VpcRoutesTest(Lab lab) {
    this.lab = lab;
    this.trial = new Trial(lab);
    this.adam = lab.blueprint().nodes().get(0);
    this.eva = lab.blueprint().nodes().get(1);
  }

  @BeforeEach
  void bothKernelsHaveTheAddresses() {
    lab.awaitReady(READY);
    for (String node : lab.nodes()) {
      trial.must(node, "ip address replace " + SECONDARY + "/32 dev ens5");
      trial.must(node, "ip address replace " + OVERLAY + "/32 dev ens5");
    }
  }

  @AfterEach
  void undo() {
    for (String table : List.of(OWN_TABLE, OTHER_TABLE)) {
      String route =
          " --route-table-id %s --destination-cidr-block %s/32".formatted(table, OVERLAY);
      trial.must(adam.name(), "aws ec2 delete-route" + route + " || true");
    }
    for (Node node : List.of(adam, eva)) {
      trial.must(
          node.name(),
          "aws ec2 unassign-private-ip-addresses --network-interface-id "
              + "%s --private-ip-addresses %s || true".formatted(node.eni(), SECONDARY));
      trial.must(node.name(), "ip address delete " + SECONDARY + "/32 dev ens5");
      trial.must(node.name(), "ip address delete " + OVERLAY + "/32 dev ens5");
    }
  }

  @Test
  void anAddressInTwoKernelsAnswersWhereEc2MapsItAndMovesWithoutALoss() {
    assertThat(trial.reaches(Blueprint.CLIENT, SECONDARY)).isFalse();
    assign(adam);
    Trial.assertSeamless(
        trial.witnessed(Blueprint.CLIENT, SECONDARY, adam.name(), eva.name(), () -> assign(eva)));
  }

  @Test
  void aReplacedRouteMovesTheOverlayAddressWithoutALoss() {
    route("create", OWN_TABLE, adam);
    Trial.assertSeamless(
        trial.witnessed(
            Blueprint.CLIENT,
            OVERLAY,
            adam.name(),
            eva.name(),
            () -> route("replace", OWN_TABLE, eva)));
  }

  @Test
  void aRouteIsForTheSubnetsOfItsTableOnly() {
    route("create", OTHER_TABLE, adam);
    assertThat(trial.reaches(Blueprint.CLIENT, OVERLAY)).isFalse();
    route("create", OWN_TABLE, adam);
    route("replace", OTHER_TABLE, eva);
    assertThat(lab.answering(Blueprint.CLIENT, OVERLAY)).contains(adam.name());
  }

  @Test
  void aRouteToAnEniThatIsInNoMachineIsABlackhole() {
    route("create", OWN_TABLE, adam);
    trial.aws(
        "create-network-interface --subnet-id %s --private-ip-address 192.168.1.78"
            .formatted(Site.SUBNETS.getFirst().id()));
    String eni =
        trial.aws(
            "describe-network-interfaces --filters Name=private-ip-address,Values=192.168.1.78"
                + " --query NetworkInterfaces[0].NetworkInterfaceId");
    try {
      trial.aws(replaceRoute("replace", OWN_TABLE, eni));
      assertThat(trial.reaches(Blueprint.CLIENT, OVERLAY)).isFalse();
    } finally {
      route("replace", OWN_TABLE, adam);
      trial.aws("delete-network-interface --network-interface-id " + eni);
    }
    assertThat(lab.answering(Blueprint.CLIENT, OVERLAY)).contains(adam.name());
  }

  @Test
  void withSourceDestCheckNothingPassesThatIsNotTheEnisOwn() {
    route("create", OWN_TABLE, adam);
    assertThat(trial.reaches(Blueprint.CLIENT, OVERLAY)).isTrue();
    check(adam, "--source-dest-check");
    try {
      assertThat(trial.reaches(Blueprint.CLIENT, OVERLAY)).isFalse();
      assertThat(trial.reaches(Blueprint.CLIENT, adam.address())).isTrue();
    } finally {
      check(adam, "--no-source-dest-check");
    }
    assertThat(trial.reaches(Blueprint.CLIENT, OVERLAY)).isTrue();
  }

  private void check(Node node, String option) {
    trial.aws(
        "modify-network-interface-attribute --network-interface-id " + node.eni() + " " + option);
  }

  private void assign(Node node) {
    trial.aws(
        "assign-private-ip-addresses --network-interface-id %s --private-ip-addresses %s"
                .formatted(node.eni(), SECONDARY)
            + " --allow-reassignment");
  }

  private void route(String verb, String table, Node node) {
    trial.aws(replaceRoute(verb, table, node.eni()));
  }

  private static String replaceRoute(String verb, String table, String eni) {
    return "%s-route --route-table-id %s --destination-cidr-block %s/32 --network-interface-id %s"
        .formatted(verb, table, OVERLAY, eni);
  }
}
