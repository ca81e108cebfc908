package io.cicely.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.cli.cluster.Seen;
import io.cicely.cli.host.ScriptedHost;
import io.cicely.cli.observe.FakeEc2;
import io.cicely.cli.observe.Reach;
import io.cicely.cli.observe.ScriptedNode;
import io.cicely.cli.pacemaker.Sample;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MoveTest {
  private static final String I_ADAM = "i-0aaaaaaaaaaaaaaa1";
  private static final String I_EVA = "i-0aaaaaaaaaaaaaaa2";
  private static final String VIP = FakeEc2.ADDRESS;
  private static final String PREFER =
      "crm_resource --move --resource vip --node eva --lifetime PT10M";
  private static final String CLEAR = "crm_resource --clear --resource vip --node eva";
  private static final String SETTLE = "crm_resource --wait --timeout 30s";
  private static final String REFRESH = "crm_resource --refresh --resource vip";

  private static final String ON_ADAM =
      Sample.text("crm_mon-2.1.xml").replaceFirst("(?s)<failures>.*</failures>", "");
  private static final String ON_EVA =
      ON_ADAM.replaceFirst(
          "(?s)(id=\"vip\" resource_agent.*?<node name=)\"adam\" id=\"1\"", "$1\"eva\" id=\"2\"");
  private static final String STOPPING =
      ON_ADAM.replaceFirst(
          "(?s)(id=\"vip\" resource_agent=\"ocf:cicely:vip\" role=)\"Started\"", "$1\"Stopping\"");

  private final FakeEc2 ec2 = new FakeEc2().attached(I_ADAM);
  private final ScriptedHost adam = new ScriptedHost("adam");
  private final ScriptedHost eva = new ScriptedHost("eva");
  private final ManualClock clock = new ManualClock();

  private Moved move(String node, boolean force) {
    Reach reach = new Reach(List.of(adam, eva), new Seen.Known<>(ec2), Map.of());
    Moved moved = new Move(reach, clock).to(new Wish(null, node, force, Duration.ofMillis(300)));
    assertNothingIsLeft();
    return moved;
  }

  private void assertFails(Code code, String words, ThrowingCallable move) {
    assertThatThrownBy(move)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(code))
        .hasMessageContaining(words);
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() {
    adam.assertNothingIsLeft();
    eva.assertNothingIsLeft();
  }

  private void lookBefore(String crmMon) {
    ScriptedNode.look(adam, crmMon, VIP);
    ScriptedNode.look(eva, crmMon);
  }

  private void lookAfter(String crmMon) {
    ScriptedNode.look(adam, crmMon);
    ScriptedNode.look(eva, crmMon, VIP);
  }

  @Test
  void theVipIsSeenThereAndTheConstraintIsGone() {
    lookBefore(ON_ADAM);
    adam.expect(PREFER, "");
    adam.expect(ScriptedNode.CRM_MON, STOPPING);
    adam.expect(ScriptedNode.CRM_MON, ON_EVA);
    ScriptedNode.look(eva, ON_EVA, VIP);
    adam.expect(ScriptedNode.CRM_MON, ON_EVA)
        .expect(ScriptedNode.CIB, Sample.text("cib.xml"))
        .expect(ScriptedNode.LINKS, ScriptedNode.ALL_LINKS);
    // EC2 has it there by the time that the kernel was asked.
    adam.expect(
        ScriptedNode.KERNEL,
        command -> {
          ec2.attached(I_EVA);
          return ScriptedNode.kernel("UP");
        });
    adam.expect(CLEAR, "");
    adam.expect(SETTLE, "");
    adam.expect(ScriptedNode.CRM_MON, ON_EVA);
    assertThat(move("eva", false))
        .isEqualTo(new Moved.Arrived(VIP, "adam", "eva", Duration.ofMillis(100)));
  }

  @Test
  void whereItIsAlreadyThereIsNothingToDo() {
    lookBefore(ON_ADAM);
    assertThat(move("adam", false)).isEqualTo(new Moved.AlreadyThere(VIP, "adam"));
  }

  @Test
  void anUnsafeMoveIsRefusedAndNothingIsTouched() {
    lookBefore(ON_ADAM.replace("with_quorum=\"true\"", "with_quorum=\"false\""));
    assertFails(
        Code.UNSAFE_NOW, "no quorum. Mend it first, or use --force", () -> move("eva", false));
  }

  @Test
  void forceMovesAllTheSame() {
    lookBefore(ON_ADAM.replace("with_quorum=\"true\"", "with_quorum=\"false\""));
    adam.expect(PREFER, 1, "", "refused");
    adam.expect(CLEAR, "").expect(SETTLE, "").expect(ScriptedNode.CRM_MON, ON_ADAM);
    lookBefore(ON_ADAM);
    assertFails(Code.COMMAND_FAILED, "refused", () -> move("eva", true));
  }

  @Test
  void aMoveThatIsNotThereInTimeLeavesNoConstraint() {
    lookBefore(ON_ADAM);
    adam.expect(PREFER, "");
    for (int i = 0; i < 3; i++) {
      adam.expect(ScriptedNode.CRM_MON, STOPPING);
    }
    adam.expect(CLEAR, "").expect(SETTLE, "").expect(ScriptedNode.CRM_MON, ON_ADAM);
    lookBefore(ON_ADAM);
    assertFails(
        Code.DEADLINE_PASSED,
        "it was not there in time: Pacemaker has it Stopping [adam]; Pacemaker now has it on adam",
        () -> move("eva", false));
  }

  @Test
  void whatPacemakerGaveUpIsMendedByARefreshAndNeverACleanup() {
    String givenUp = Sample.text("crm_mon-2.1.xml").replace("fail-count=\"1\"", "fail-count=\"3\"");
    lookBefore(ON_ADAM);
    adam.expect(PREFER, "");
    adam.expect(ScriptedNode.CRM_MON, givenUp);
    adam.expect(CLEAR, "").expect(SETTLE, "").expect(ScriptedNode.CRM_MON, givenUp);
    adam.expect(REFRESH, "").expect(SETTLE, "");
    lookBefore(ON_ADAM);
    assertFails(
        Code.MOVE_FAILED,
        "Pacemaker gave up there: vip_start_0 on eva: EC2 denies ec2:AttachNetworkInterface;"
            + " Pacemaker now has it on adam",
        () -> move("eva", false));
  }

  @Test
  void aHardErrorEndsTheWaitAtTheFirstFailure() {
    String hard =
        Sample.text("crm_mon-2.1.xml")
            .replace("exitstatus=\"error\"", "exitstatus=\"insufficient privileges\"")
            .replace("exitcode=\"1\"", "exitcode=\"4\"");
    lookBefore(ON_ADAM);
    adam.expect(PREFER, "");
    adam.expect(ScriptedNode.CRM_MON, hard);
    adam.expect(CLEAR, "").expect(SETTLE, "").expect(ScriptedNode.CRM_MON, hard);
    adam.expect(REFRESH, "").expect(SETTLE, "");
    lookBefore(ON_ADAM);
    assertFails(
        Code.MOVE_FAILED,
        "Pacemaker gave up there: vip_start_0 on eva: EC2 denies",
        () -> move("eva", false));
  }

  @Test
  void theConstraintIsRemovedByWayOfAnotherNodeWhenTheFirstDies() {
    Failure gone = new Failure(Code.HOST_UNREACHABLE, "Cannot reach adam", "no route", "");
    String adamIsOff =
        ON_EVA.replaceFirst(
            "name=\"adam\" id=\"1\" online=\"true\"", "name=\"adam\" id=\"1\" online=\"false\"");
    lookBefore(ON_ADAM);
    adam.expect(PREFER, "");
    ec2.state(I_ADAM, io.cicely.node.ec2.InstanceState.Known.STOPPED).attached(I_EVA);
    adam.expectAndFail(ScriptedNode.CRM_MON, gone);
    eva.expect(ScriptedNode.CRM_MON, adamIsOff);
    adam.expectAndFail(ScriptedNode.CRM_MON, gone);
    ScriptedNode.look(eva, adamIsOff, VIP);
    adam.expectAndFail(CLEAR, gone);
    eva.expect(CLEAR, "");
    adam.expectAndFail(SETTLE, gone);
    eva.expect(SETTLE, "");
    adam.expectAndFail(ScriptedNode.CRM_MON, gone);
    eva.expect(ScriptedNode.CRM_MON, adamIsOff);
    assertThat(move("eva", true)).isInstanceOf(Moved.Arrived.class);
  }

  @Test
  void aVipThatGoesBackWithoutTheConstraintIsAFailure() {
    ec2.attached(I_EVA);
    lookBefore(ON_ADAM);
    adam.expect(PREFER, "").expect(ScriptedNode.CRM_MON, ON_EVA);
    lookAfter(ON_EVA);
    adam.expect(CLEAR, "").expect(SETTLE, "").expect(ScriptedNode.CRM_MON, ON_ADAM);
    adam.expect(SETTLE, "").expect(ScriptedNode.CRM_MON, ON_ADAM);
    lookBefore(ON_ADAM);
    assertFails(Code.MOVE_FAILED, "went to adam by itself", () -> move("eva", true));
  }

  @Test
  void anInterruptedMoveWithdrawsItsConstraintOnce() {
    lookBefore(ON_ADAM);
    Reach reach = new Reach(List.of(adam, eva), new Seen.Known<>(ec2), Map.of());
    Move move = new Move(reach, clock);
    adam.expect(PREFER, "");
    adam.expect(
        ScriptedNode.CRM_MON,
        command -> {
          move.withdraw();
          throw new Failure(Code.COMMAND_FAILED, "Cannot run crm_mon", "killed", "");
        });
    adam.expect(CLEAR, "");
    adam.expect(SETTLE, "").expect(ScriptedNode.CRM_MON, ON_ADAM);
    lookBefore(ON_ADAM);
    assertFails(
        Code.COMMAND_FAILED,
        "killed",
        () -> move.to(new Wish(null, "eva", false, Duration.ofSeconds(1))));
    move.withdraw();
  }
}
