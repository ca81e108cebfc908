package io.cicely.node.ocf;

import static io.cicely.node.ocf.MappingOrders.EVAS_ENI;
import static io.cicely.node.ocf.MappingOrders.OTHER_TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ocf.Node.Ended;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As whom and with which permissions each mode calls EC2, and what comes without credentials. */
@Tag("system")
final class MappedRoleSystemTest extends MappedSystem {
  @Test
  void callsAboutRouteTablesCarryTheRoleAndTheOthersDoNot()
      throws IOException, InterruptedException {
    node.ec2("allow ec2:DescribeNetworkInterfaces");
    String role = "OCF_RESKEY_role_arn=arn:aws:iam::123456789012:role/network";
    must(MappedVip.ROUTE, "start", role);
    assertThat(node.ec2("callers").split(" "))
        .contains(
            "DescribeNetworkInterfaces@cicely-node",
            "AssumeRole@cicely-node",
            "DescribeRouteTables@network",
            "CreateRoute@network")
        .doesNotContain("DescribeNetworkInterfaces@network", "CreateRoute@cicely-node");
    must(MappedVip.ROUTE, "monitor", role, DEEP);
    assertThat(node.ec2("callers"))
        .isEqualTo("AssumeRole@cicely-node DescribeRouteTables@network ");
    Ended own = agent(MappedVip.ROUTE, "start");
    assertThat(own.code()).as("the node's own role may not").isEqualTo(4);
    assertThat(own.reason()).contains("ec2:DescribeRouteTables is denied");
  }

  @Test
  void aRoleThatMayNotIsNoticed() throws IOException, InterruptedException {
    node.ec2("map " + MappedVip.ROUTE.order + " " + EVAS_ENI);
    node.ec2("fail ReplaceRoute 2 deny");
    String role = "OCF_RESKEY_role_arn=arn:aws:iam::123456789012:role/network";
    Ended start = agent(MappedVip.ROUTE, "start", role);
    assertThat(start.code()).isEqualTo(4);
    assertThat(start.reason())
        .contains("of 2 route tables " + OTHER_TABLE + " leads to " + EVAS_ENI)
        .contains("ec2:ReplaceRoute is denied");
  }

  @Test
  void aRoleIsForEveryCallInTheOtherModes() throws IOException, InterruptedException {
    String role = "OCF_RESKEY_role_arn=arn:aws:iam::123456789012:role/network";
    must(MappedVip.SECONDARY_IP, "start", role);
    assertThat(node.ec2("callers"))
        .contains("AssignPrivateIpAddresses@network")
        .doesNotContain("Interfaces@cicely-node");
  }

  @Test
  void profileAndRegionAreReallyUsed() throws IOException, InterruptedException {
    node.says(
        "sh",
        "-c",
        "printf '[operator]\\naws_access_key_id = AKIAOPERATOR\\naws_secret_access_key = secret\\n'"
            + " >/run/credentials");
    String file = "AWS_SHARED_CREDENTIALS_FILE=/run/credentials";
    String few = "OCF_RESKEY_CRM_meta_timeout=5000";
    must(MappedVip.SECONDARY_IP, "start", file, "OCF_RESKEY_profile=operator");
    assertThat(node.ec2("callers")).contains("AssignPrivateIpAddresses@operator");
    Ended other = agent(MappedVip.SECONDARY_IP, "start", file, "OCF_RESKEY_profile=nobody", few);
    assertThat(other.code()).as(other.err()).isNotZero();
    assertThat(other.reason()).contains("nobody");
    Ended region = agent(MappedVip.SECONDARY_IP, "start", "OCF_RESKEY_region=us-west-2", few);
    assertThat(region.code()).as("signed for another region").isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void thePermissionsThatTheManualNamesSuffice(MappedVip vip)
      throws IOException, InterruptedException {
    node.ec2("map " + vip.order + " " + vip.eva);
    node.ec2("allow " + permissions(vip));
    must(vip, "migrate_from");
    must(vip, "monitor", DEEP);
    must(vip, "stop");
    node.ec2("map " + vip.order + " nobody");
    must(vip, "start");
  }

  /** As packaging/man/ocf_cicely_vip.7 and the agent's meta-data have them. */
  private static String permissions(MappedVip vip) {
    return switch (vip) {
      case SECONDARY_IP -> "ec2:DescribeNetworkInterfaces ec2:AssignPrivateIpAddresses";
      case SECONDARY_IPV6 ->
          "ec2:DescribeNetworkInterfaces ec2:AssignIpv6Addresses ec2:UnassignIpv6Addresses";
      case ROUTE, ROUTE_IPV6 ->
          "ec2:DescribeNetworkInterfaces ec2:DescribeRouteTables ec2:ReplaceRoute ec2:CreateRoute";
      case ELASTIC_IP ->
          "ec2:DescribeAddresses ec2:DescribeNetworkInterfaces ec2:AssociateAddress"
              + " ec2:DisassociateAddress";
    };
  }

  @Test
  void withoutMetadataAStartFailsWithTheReasonAndNothingIsTakenForAbsent()
      throws IOException, InterruptedException {
    for (MappedVip vip : List.of(MappedVip.SECONDARY_IP, MappedVip.ELASTIC_IP)) {
      running(vip);
      node.ec2("imds hang");
      Ended start = agent(vip, "start", "OCF_RESKEY_CRM_meta_timeout=6000");
      assertThat(start.code()).as("%s: %s", vip, start.err()).isEqualTo(1);
      assertThat(start.reason()).containsAnyOf("credentials", "metadata");
      must(vip, "monitor");
      Ended deep = must(vip, "monitor", DEEP, "OCF_RESKEY_CRM_meta_timeout=9000");
      assertThat(deep.err()).contains("WARNING", "not seen to agree");
      Ended stop = agent(vip, "stop", "OCF_RESKEY_CRM_meta_timeout=6000");
      assertThat(stop.code()).as("%s", vip).isEqualTo(vip.isOnLink() ? 0 : 1);
    }
  }
}
