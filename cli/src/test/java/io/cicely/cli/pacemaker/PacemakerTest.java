package io.cicely.cli.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.cli.host.ScriptedHost;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacemakerTest {
  private final ScriptedHost host = new ScriptedHost("adam");
  private final Pacemaker pacemaker = new Pacemaker(host);

  @Test
  void asksTheToolsForTheirOwnFormats() {
    host.expect("crm_mon --output-as=xml", Sample.text("crm_mon-2.1.xml"));
    host.expect("cibadmin --query --scope configuration", Sample.text("cib.xml"));
    host.expect("corosync-cfgtool -s", Sample.text("corosync-cfgtool.txt"));
    assertThat(pacemaker.status().dc()).isEqualTo("adam");
    assertThat(pacemaker.cib().primitives()).hasSize(4);
    assertThat(pacemaker.links())
        .isEqualTo(new Links(2, java.util.List.of("link 1 to node 2: disconnected")));
    host.assertNothingIsLeft();
  }

  @Test
  void aMovesConstraintEndsByItselfAndIsRemovedByName() {
    host.expect("crm_resource --move --resource vip --node eva --lifetime PT10M", "");
    host.expect("crm_resource --wait --timeout 30s", "");
    host.expect("crm_resource --clear --resource vip --node eva", "");
    host.expect("crm_resource --refresh --resource vip", "");
    pacemaker.prefer("vip", "eva");
    pacemaker.settle(Duration.ofSeconds(30));
    pacemaker.unprefer("vip", "eva");
    pacemaker.refresh("vip");
    host.assertNothingIsLeft();
  }

  @Test
  void aToolThatIsNotConnectedMeansThatPacemakerIsDown() {
    host.expect("cibadmin --query --scope configuration", 102, "", "Could not connect to the CIB");
    host.expect("crm_mon --output-as=xml", 127, "", "sh: crm_mon: not found");
    assertThatThrownBy(pacemaker::cib)
        .isInstanceOfSatisfying(
            Failure.class, down -> assertThat(down.code()).isEqualTo(Code.CLUSTER_UNREACHABLE))
        .hasMessageContaining("adam says: Could not connect to the CIB");
    assertThatThrownBy(pacemaker::status).hasMessageContaining("crm_mon: not found");
  }

  @Test
  void aCommandThatIsRefusedSaysWhy() {
    host.expect(
        "crm_resource --move --resource vip --node eva --lifetime PT10M",
        105,
        "",
        "crm_resource: Node 'eva' not found");
    assertThatThrownBy(() -> pacemaker.prefer("vip", "eva"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("Node 'eva' not found");
  }
}
