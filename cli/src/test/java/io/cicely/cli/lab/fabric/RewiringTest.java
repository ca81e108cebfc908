package io.cicely.cli.lab.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RewiringTest {
  private static final Machine ADAM = new Machine("i-1", "adam", false, false);
  private static final Machine EVA = new Machine("i-2", "eva", false, false);
  private static final Link ADAMS = link("eni-000000000001", "adam", "192.168.1.11");
  private static final Link EVAS = link("eni-000000000002", "eva", "192.168.1.12");
  private static final Link VIP = link("eni-000000000050", "adam", "192.168.1.50");

  @Test
  void nothingToDoIsNoStep() {
    Wiring wiring = wiring(List.of(ADAM), ADAMS, VIP);
    assertThat(Rewiring.steps(wiring, wiring)).isEmpty();
  }

  @Test
  void aMachineGetsItsNetworkThenItsCablesThenPower() {
    assertThat(Rewiring.steps(Wiring.NOTHING, wiring(List.of(ADAM), ADAMS)))
        .containsExactly(new Step.Rack(ADAM), new Step.Plug(List.of(ADAMS)), new Step.Boot(ADAM));
  }

  @Test
  void powerIsTakenOnlyAfterAllCablesAreCut() {
    Wiring before = wiring(List.of(ADAM, EVA), ADAMS, VIP, EVAS);
    assertThat(Rewiring.steps(before, wiring(List.of(EVA), EVAS)))
        .containsExactly(new Step.Cut(List.of(ADAMS, VIP)), new Step.Kill(ADAM));
  }

  @Test
  void aMovedEniIsCutHereBeforeItIsPluggedThere() {
    Link moved = link(VIP.eni(), "eva", "192.168.1.50");
    assertThat(
            Rewiring.steps(
                wiring(List.of(ADAM, EVA), ADAMS, EVAS, VIP),
                wiring(List.of(ADAM, EVA), ADAMS, EVAS, moved)))
        .containsExactly(new Step.Cut(List.of(VIP)), new Step.Plug(List.of(moved)));
  }

  @Test
  void anAddressIsRemappedWithoutTouchingTheCable() {
    Link more = link(VIP.eni(), "adam", "192.168.1.50", "192.168.1.51");
    assertThat(Rewiring.steps(wiring(List.of(ADAM), VIP), wiring(List.of(ADAM), more)))
        .containsExactly(new Step.Readdress(VIP, more));
  }

  @Test
  void aFrozenMachineIsSilencedBeforeItStandsStillAndKeepsItsCables() {
    Machine frozen = new Machine("i-1", "adam", true, false);
    Filter silent =
        new Filter(
            new TreeMap<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(List.of(ADAMS.eni())),
            new TreeMap<>());
    Wiring before = wiring(List.of(ADAM), ADAMS);
    Wiring after = new Wiring(machines(List.of(frozen)), before.links(), silent);
    assertThat(Rewiring.steps(before, after))
        .containsExactly(new Step.Sieve(silent), new Step.Freeze(frozen));
    assertThat(Rewiring.steps(after, before))
        .containsExactly(new Step.Sieve(Filter.CLOSED), new Step.Thaw(ADAM));
  }

  @Test
  void theButtonIsPressedOnce() {
    Machine asked = new Machine("i-1", "adam", false, true);
    Wiring after = wiring(List.of(asked), ADAMS);
    assertThat(Rewiring.steps(wiring(List.of(ADAM), ADAMS), after))
        .containsExactly(new Step.Press(asked));
    assertThat(Rewiring.steps(after, after)).isEmpty();
  }

  @Test
  void anotherInstanceOfTheSameNameIsAnotherMachine() {
    Machine heir = new Machine("i-9", "adam", false, false);
    assertThat(Rewiring.steps(wiring(List.of(ADAM)), wiring(List.of(heir))))
        .containsExactly(new Step.Kill(ADAM), new Step.Rack(heir), new Step.Boot(heir));
  }

  static Link link(String eni, String machine, String... addresses) {
    return new Link(eni, machine, 0, "02:00:00:00:00:01", new TreeSet<>(List.of(addresses)));
  }

  private static Wiring wiring(List<Machine> machines, Link... links) {
    SortedMap<String, Link> byEni = new TreeMap<>();
    for (Link link : links) {
      byEni.put(link.eni(), link);
    }
    return new Wiring(machines(machines), byEni, Filter.CLOSED);
  }

  private static SortedMap<String, Machine> machines(List<Machine> machines) {
    SortedMap<String, Machine> byName = new TreeMap<>();
    machines.forEach(machine -> byName.put(machine.name(), machine));
    return byName;
  }
}
