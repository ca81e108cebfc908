package io.cicely.node.ocf;

import static io.cicely.node.ocf.MappingOrders.ADAMS_ENI;
import static io.cicely.node.ocf.MappingOrders.FOREIGN_TABLE;
import static io.cicely.node.ocf.MappingOrders.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ocf.Node.Ended;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What cannot be right, by the parameters or on this node: said once, and never by fencing. */
@Tag("system")
final class MappedRefusalSystemTest extends MappedSystem {
  @Test
  void refusesWhatCannotWorkOnThisNodeAndSaysWhatToDo() throws IOException, InterruptedException {
    node.ec2("map check " + ADAMS_ENI + " on");
    refused(MappedVip.ROUTE, "source/dest check of " + ADAMS_ENI, "unset=");
    node.ec2("map check " + ADAMS_ENI + " off");
    String foreign = "OCF_RESKEY_route_tables=" + TABLE + "," + FOREIGN_TABLE;
    refused(MappedVip.ROUTE, FOREIGN_TABLE + " belongs to", foreign);
    assertThat(where(MappedVip.ROUTE)).as("nothing is done by half").isEqualTo("nobody nobody");
    refused(MappedVip.SECONDARY_IP, "there is no link ens9", "OCF_RESKEY_interface=ens9");
    String own = "OCF_RESKEY_ip=192.168.1.11";
    refused(MappedVip.SECONDARY_IP, "primary private address", own);
    node.says("ip", "addr", "replace", "192.168.1.11/22", "dev", "eth0");
    refused(MappedVip.SECONDARY_IP, "does not fall within", "OCF_RESKEY_ip=192.168.9.9");
    must(MappedVip.SECONDARY_IP, "stop", "OCF_RESKEY_ip=192.168.9.9");
    MappedVip elastic = MappedVip.ELASTIC_IP;
    refused(elastic, "no link of this node has", "OCF_RESKEY_private_ip=192.168.1.63");
    refused(elastic, "primary private address", "OCF_RESKEY_private_ip=192.168.1.11");
    refused(elastic, "names no address for bob", "OCF_RESKEY_CRM_meta_on_node=bob");
  }

  private void refused(MappedVip vip, String why, String setting)
      throws IOException, InterruptedException {
    Ended start = agent(vip, "start", setting);
    assertThat(start.code()).as(start.err()).isEqualTo(2);
    assertThat(start.reason()).contains(why, "NODE_UNSUITABLE");
  }

  @Test
  void aMistypedElasticIpDoesNotFailTheStopThatFollows() throws IOException, InterruptedException {
    MappedVip elastic = MappedVip.ELASTIC_IP;
    for (String wrong :
        new String[] {
          "OCF_RESKEY_ip=203.0.113.99",
          "OCF_RESKEY_private_ip=none",
          "OCF_RESKEY_private_ip=bob:192.168.1.61",
          "OCF_RESKEY_ip=2001:db8::1"
        }) {
      assertThat(code(elastic, "start", wrong)).as(wrong).isIn(1, 2, 6);
      must(elastic, "stop", wrong);
    }
    must(elastic, "start");
    Ended monitor = agent(elastic, "monitor", "OCF_RESKEY_private_ip=none");
    assertThat(monitor.code()).isEqualTo(1);
    assertThat(monitor.reason()).contains("private_ip").doesNotContain("Exception");
  }

  @Test
  void refusesParametersThatCannotBeRight() throws IOException, InterruptedException {
    for (MappedVip vip : MappedVip.values()) {
      for (String wrong : new String[] {"OCF_RESKEY_mode=vrrp", "OCF_RESKEY_ip=10.99.0"}) {
        assertThat(code(vip, "start", wrong)).isEqualTo(6);
        assertThat(code(vip, "validate-all", wrong)).isEqualTo(6);
        must(vip, "stop", wrong);
        assertThat(code(vip, "monitor", wrong)).isEqualTo(7);
      }
      must(vip, "validate-all");
    }
    assertThat(node.ec2("calls")).isEmpty();
    assertThat(node.agent("migrate_from").code()).as("an ENI does not migrate").isEqualTo(1);
    assertThat(node.agent("migrate_to").code()).isEqualTo(1);
  }
}
