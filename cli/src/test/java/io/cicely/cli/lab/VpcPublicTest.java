package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Blueprint.Node;
import io.cicely.cli.lab.model.Site;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The world outside the VPC reaches Elastic IPs, and nothing else. */
@Tag("lab")
@ExtendWith(LabExtension.class)
class VpcPublicTest {
  private static final Duration READY = Duration.ofSeconds(60);

  private final Lab lab;
  private final Trial trial;
  private final Node adam;
  private final Node eva;

  VpcPublicTest(Lab lab) {
    this.lab = lab;
    this.trial = new Trial(lab);
    this.adam = lab.blueprint().nodes().get(0);
    this.eva = lab.blueprint().nodes().get(1);
  }

  @BeforeEach
  void start() {
    lab.awaitReady(READY);
    associate(adam);
  }

  @AfterEach
  void undo() {
    trial.must(
        adam.name(), "aws ec2 disassociate-address --public-ip " + Site.ELASTIC_IP + " || true");
  }

  @Test
  void aVisitorReachesTheInstanceAtItsElasticIp() {
    assertThat(lab.answering(Site.VISITOR, Site.ELASTIC_IP)).contains(adam.name());
  }

  @Test
  void aNewAssociationMovesAFlowThatIsUnderWayWithoutALoss() {
    Trial.assertSeamless(
        trial.witnessed(
            Site.VISITOR, Site.ELASTIC_IP, adam.name(), eva.name(), () -> associate(eva)));
  }

  @Test
  void withoutAnAssociationNobodyAnswers() {
    trial.aws("disassociate-address --public-ip " + Site.ELASTIC_IP);
    assertThat(trial.reaches(Site.VISITOR, Site.ELASTIC_IP)).isFalse();
  }

  @Test
  void aVisitorReachesNoPrivateAddress() {
    assertThat(trial.reaches(Site.VISITOR, adam.address())).isFalse();
    assertThat(trial.reaches(Site.VISITOR, adam.secondary())).isFalse();
    assertThat(trial.reaches(Blueprint.CLIENT, adam.secondary())).isTrue();
  }

  @Test
  void securityGroupsDecideWhatAVisitorMayAsk() {
    String rule =
        "--group-id %s --protocol tcp --port 80 --cidr %s"
            .formatted(
                trial.aws("describe-security-groups --query SecurityGroups[0].GroupId"),
                Site.VISITORS);
    trial.aws("revoke-security-group-ingress " + rule);
    try {
      assertThat(trial.reaches(Site.VISITOR, Site.ELASTIC_IP)).isFalse();
    } finally {
      trial.aws("authorize-security-group-ingress " + rule);
    }
    assertThat(trial.reaches(Site.VISITOR, Site.ELASTIC_IP)).isTrue();
  }

  private void associate(Node node) {
    trial.aws(
        "associate-address --allocation-id %s --network-interface-id %s --private-ip-address %s"
                .formatted(Site.ALLOCATION, node.eni(), node.secondary())
            + " --allow-reassociation");
  }
}
