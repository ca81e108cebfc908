package io.cicely.cli.install.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cicely.cli.install.machine.FakeMachine.Content;
import io.cicely.cli.plan.machine.MachineChange;
import io.cicely.cli.plan.machine.MachinePlan;
import io.cicely.cli.plan.machine.MachineRemoval;
import io.cicely.cli.plan.machine.MachineWish;
import io.cicely.cli.plan.machine.NodePackage;
import io.cicely.cli.plan.step.Impact;
import io.cicely.cli.plan.step.Step;
import io.cicely.cli.render.CorosyncConf;
import io.cicely.cli.render.Rejoin;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.yaml.Examples;
import io.cicely.node.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineInstallTest {
  private static final String PACKAGE = "the node package";

  private final ClusterSpec spec = Examples.good(Examples.text("design"));
  private final FakeMachines machines = FakeMachines.of(FakeMachines.DEBIAN, "adam", "eva");
  private Path file = Path.of("node.deb");
  private MachineWish wish = wish(spec);

  @BeforeEach
  void writePackage(@TempDir Path folder) throws IOException {
    file = folder.resolve("node.deb");
    Files.writeString(file, PACKAGE);
    wish = wish(spec);
  }

  private MachineWish wish(ClusterSpec wanted) {
    SequencedMap<String, String> addresses = new LinkedHashMap<>();
    wanted.nodes().forEach(node -> addresses.put(node.name(), "10.0.0." + (addresses.size() + 11)));
    return new MachineWish(wanted, addresses, List.of(nodePackage(PACKAGE)));
  }

  private NodePackage nodePackage(String text) {
    String digest = FakeMachine.sha256(text);
    return new NodePackage(file.toString(), NodePackage.Format.DEB, "x86_64", "0.1.0", digest);
  }

  private List<Step<MachineChange>> plan(FakeMachines all) {
    return MachinePlan.of(wish, Machines.seen(all.hosts()));
  }

  private void apply(FakeMachines all) {
    new MachineInstall(all.hosts(), new StoppedClock(), _ -> {}).carryOut(plan(all));
  }

  /** Its time passes in waits alone. */
  private static final class StoppedClock implements Clock {
    private Duration elapsed = Duration.ZERO;

    @Override
    public Instant now() {
      return Instant.EPOCH.plus(elapsed);
    }

    @Override
    public Duration elapsed() {
      return elapsed;
    }

    @Override
    public void sleep(Duration pause) {
      elapsed = elapsed.plus(pause);
    }
  }

  private static String lines(List<Step<MachineChange>> steps) {
    StringBuilder text = new StringBuilder();
    for (Step<MachineChange> step : steps) {
      text.append(step.where()).append(": ").append(step.kind()).append(' ');
      text.append(step.impact()).append(' ').append(step.what());
      step.details().forEach(line -> text.append("\n  ").append(line));
      text.append('\n');
    }
    return text.toString();
  }

  @Test
  void bareMachinesBecomeAClusterAndASecondPlanIsEmpty() {
    apply(machines);
    assertThat(machines.isReady(2)).isTrue();
    assertThat(machines.get("eva").files)
        .containsEntry(CorosyncConf.AUTHKEY, new Content("key made on adam", "0400"));
    assertThat(machines.get("adam").read(Path.of("/etc/hosts")).orElseThrow())
        .startsWith("127.0.0.1 localhost\n")
        .contains("\n10.0.0.11 adam\n10.0.0.12 eva\n");
    int writes = machines.writes();
    assertThat(plan(machines)).isEmpty();
    apply(machines);
    assertThat(machines.writes()).isEqualTo(writes);
  }

  @Test
  void nothingStartsBeforeItIsConfigured() {
    List<Step<MachineChange>> steps = plan(machines);
    assertThat(steps).allMatch(step -> step.impact() == Impact.NONE);
    assertThat(steps.getLast().change()).isInstanceOf(MachineChange.StartServices.class);
    new MachineInstall(machines.hosts(), new StoppedClock(), _ -> {})
        .carryOut(
            steps.stream()
                .filter(step -> !(step.change() instanceof MachineChange.StartServices))
                .toList());
    assertThat(machines.running()).isZero();
  }

  @Test
  void killedBeforeAnyCommandTheNextApplyEndsInTheSameState() {
    apply(machines);
    String whole = machines.snapshot();
    int kills = 0;
    for (boolean done = false; !done; kills++) {
      FakeMachines fresh = FakeMachines.of(FakeMachines.DEBIAN, "adam", "eva");
      // Two commands are the look.
      fresh.killAfter(kills + 2);
      try {
        apply(fresh);
        done = true;
      } catch (FakeMachines.Killed killed) {
        done = false;
      }
      fresh.killAfter(Integer.MAX_VALUE);
      apply(fresh);
      assertThat(fresh.snapshot()).as("killed before command %d", kills).isEqualTo(whole);
      assertThat(plan(fresh)).isEmpty();
    }
    assertThat(kills).isGreaterThan(30);
  }

  @Test
  void killedWithinAReloadTheNextApplyEndsInTheSameState() {
    ClusterSpec fast =
        Examples.good(Examples.text("design").replace("profile: balanced", "profile: fast"));
    killedAnywhere(wish(fast), _ -> {});
  }

  @Test
  void killedWithinARestartTheNextApplyEndsInTheSameState() {
    killedAnywhere(wish, MachineInstallTest::onUdp);
  }

  private static void onUdp(FakeMachines all) {
    for (FakeMachine each : all.machines) {
      edit(each, CorosyncConf.PATH, "transport: knet", "transport: udpu");
      each.loaded = each.read(Path.of(CorosyncConf.PATH)).orElseThrow();
    }
  }

  /** From a cluster that is up, something is changed, and the way to {@code next} cut off. */
  private void killedAnywhere(MachineWish next, Consumer<FakeMachines> change) {
    boolean done = false;
    for (int kills = 0; !done; kills++) {
      FakeMachines fresh = FakeMachines.of(FakeMachines.DEBIAN, "adam", "eva");
      wish = wish(spec);
      apply(fresh);
      change.accept(fresh);
      wish = next;
      assertThat(plan(fresh)).isNotEmpty();
      fresh.killAfter(kills + 2);
      try {
        apply(fresh);
        done = true;
      } catch (FakeMachines.Killed killed) {
        done = false;
      }
      fresh.killAfter(Integer.MAX_VALUE);
      apply(fresh);
      assertThat(fresh.isReady(2)).as("killed before command %d", kills).isTrue();
      String text = fresh.get("eva").read(Path.of(CorosyncConf.PATH)).orElseThrow();
      assertThat(fresh.machines).allSatisfy(each -> assertThat(each.loaded).isEqualTo(text));
      assertThat(plan(fresh)).isEmpty();
    }
  }

  @Test
  void machinesCeaseToBeNodesWhereverTheWayIsCutOff() {
    boolean done = false;
    for (int kills = 0; !done; kills++) {
      FakeMachines fresh = FakeMachines.of(FakeMachines.DEBIAN, "adam", "eva");
      apply(fresh);
      fresh.killAfter(kills + 2);
      try {
        remove(fresh);
        done = true;
      } catch (FakeMachines.Killed killed) {
        done = false;
      }
      fresh.killAfter(Integer.MAX_VALUE);
      remove(fresh);
      assertThat(MachineRemoval.of(Machines.seen(fresh.hosts()))).isEmpty();
      assertThat(fresh.machines)
          .allSatisfy(
              each -> {
                assertThat(each.files)
                    .containsOnlyKeys("/etc/hosts", "/var/lib/cicely/node-package.sha256");
                assertThat(each.read(Path.of("/etc/hosts"))).contains("127.0.0.1 localhost\n");
                assertThat(each.runs("corosync") || each.stale || each.cib != null).isFalse();
              });
    }
  }

  private static void remove(FakeMachines all) {
    new MachineInstall(all.hosts(), new StoppedClock(), _ -> {})
        .carryOut(MachineRemoval.of(Machines.seen(all.hosts())));
  }

  @Test
  void anEditedTokenIsPutBackByAReload() {
    apply(machines);
    edit(machines.get("adam"), CorosyncConf.PATH, "token: 5000", "token: 7000");
    assertThat(lines(plan(machines)))
        .isEqualTo(
            """
            adam: UPDATE NONE /etc/corosync/corosync.conf
              - token: 7000
              + token: 5000
            """);
    machines.get("adam").loaded =
        machines.get("adam").read(Path.of(CorosyncConf.PATH)).orElseThrow();
    assertThat(lines(plan(machines)))
        .isEqualTo(
            """
            adam: UPDATE NONE /etc/corosync/corosync.conf
              - token: 7000
              + token: 5000
            adam: UPDATE RELOADS_COROSYNC Corosync's settings, read anew on every node
            """);
    apply(machines);
    assertThat(machines.isReady(2)).isTrue();
    assertThat(plan(machines)).isEmpty();
  }

  @Test
  void whatCorosyncCannotTakeOverRestartsTheCluster() {
    apply(machines);
    onUdp(machines);
    assertThat(plan(machines))
        .extracting(step -> step.where() + " " + step.impact() + " " + step.what())
        .containsExactly(
            "adam RESTARTS_CLUSTER Corosync and Pacemaker, stopped until they are configured",
            "eva RESTARTS_CLUSTER Corosync and Pacemaker, stopped until they are configured",
            "adam NONE /etc/corosync/corosync.conf",
            "eva NONE /etc/corosync/corosync.conf",
            "adam NONE services corosync, pacemaker",
            "eva NONE services corosync, pacemaker");
    apply(machines);
    assertThat(plan(machines)).isEmpty();
  }

  @Test
  void driftOfAFileAModeAServiceAndAKeyIsMendedAndNothingElse() {
    apply(machines);
    String whole = machines.snapshot();
    FakeMachine eva = machines.get("eva");
    eva.files.remove(Rejoin.PATH);
    assertThat(plan(machines))
        .extracting(Step::what)
        .containsExactly(Rejoin.PATH, "systemd's units, read anew");
    apply(machines);
    eva.units.put("pacemaker", "active");
    assertThat(lines(plan(machines)))
        .isEqualTo(
            """
            eva: UPDATE NONE services pacemaker
              pacemaker starts at boot
            """);
    apply(machines);
    eva.files.put(CorosyncConf.AUTHKEY, new Content("key made on adam", "0644"));
    assertThat(plan(machines)).extracting(Step::what).containsExactly("Corosync's key");
    apply(machines);
    edit(eva, "/etc/hosts", "10.0.0.11 adam", "10.0.0.99 adam");
    assertThat(lines(plan(machines)))
        .isEqualTo(
            """
            eva: UPDATE NONE /etc/hosts
              - 10.0.0.99 adam
              + 10.0.0.11 adam
            """);
    apply(machines);
    assertThat(machines.snapshot()).isEqualTo(whole);
  }

  @Test
  void aNodeWithAnotherKeyIsStoppedBeforeItGetsTheClusters() {
    apply(machines);
    FakeMachine eva = machines.get("eva");
    eva.files.put(CorosyncConf.AUTHKEY, new Content("another", "0400"));
    eva.key = "another";
    assertThat(plan(machines))
        .extracting(step -> step.where() + " " + step.what())
        .containsExactly(
            "eva Corosync and Pacemaker, stopped until they are configured",
            "eva Corosync's key",
            "eva services corosync, pacemaker");
    apply(machines);
    assertThat(machines.isReady(2)).isTrue();
    assertThat(machines.get("adam").key).isEqualTo("key made on adam");
  }

  @Test
  void anotherBuildOfTheSameVersionIsInstalled() throws IOException {
    apply(machines);
    Files.writeString(file, "another build");
    wish = new MachineWish(spec, wish.addresses(), List.of(nodePackage("another build")));
    assertThat(plan(machines)).extracting(Step::what).containsOnly("cicely-node 0.1.0").hasSize(2);
    apply(machines);
    assertThat(plan(machines)).isEmpty();
  }

  @Test
  void aNodeThatIsAddedGetsTheNextIdAndTheOthersKeepTheirs() {
    apply(machines);
    String three =
        Examples.text("design")
            .replace("nodes:\n", "nodes:\n  - { name: abel, instance: i-0aaaaaaaaaaaaaaa3 }\n");
    FakeMachine abel = new FakeMachine("abel", FakeMachines.DEBIAN, machines);
    machines.machines.addFirst(abel);
    wish = wish(Examples.good(three));
    apply(machines);
    assertThat(CorosyncConf.settings(abel.read(Path.of(CorosyncConf.PATH)).orElseThrow()))
        .containsEntry("nodelist.node.0.name", "abel")
        .containsEntry("nodelist.node.0.nodeid", "3")
        .containsEntry("nodelist.node.1.nodeid", "1")
        .doesNotContainKey("quorum.two_node");
    assertThat(abel.key).isEqualTo("key made on adam");
  }

  @Test
  void noStepHoldsTheKey() throws JsonProcessingException {
    machines.get("adam").files.put(CorosyncConf.AUTHKEY, new Content("hush-hush", "0400"));
    JsonMapper json = JsonMapper.builder().build();
    for (Step<MachineChange> step : plan(machines)) {
      String text = json.writerFor(MachineChange.class).writeValueAsString(step.change());
      assertThat(text + step).doesNotContain("hush-hush", FakeMachine.sha256("hush-hush"));
      assertThat(json.readValue(text, MachineChange.class)).isEqualTo(step.change());
    }
  }

  @Test
  void aClusterThatDoesNotFormIsSaidSo() {
    FakeMachines odd = FakeMachines.of(FakeMachines.DEBIAN, "adam", "eva");
    List<Step<MachineChange>> steps =
        plan(odd).stream()
            .filter(step -> !(step.change() instanceof MachineChange.CopyAuthkey))
            .toList();
    MachineInstall install = new MachineInstall(odd.hosts(), new StoppedClock(), _ -> {});
    assertThatThrownBy(() -> install.carryOut(steps))
        .hasMessageContaining("adam does not see every node online")
        .hasMessageContaining("UDP 5405");
  }

  private static void edit(FakeMachine machine, String path, String what, String with) {
    Content content = Objects.requireNonNull(machine.files.get(path), path);
    assertThat(content.text()).contains(what);
    machine.files.put(path, new Content(content.text().replace(what, with), content.mode()));
  }
}
