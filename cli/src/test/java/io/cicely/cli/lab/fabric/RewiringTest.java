package io.cicely.cli.lab.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RewiringTest {
  private static final Machine ADAM = new Machine("i-1", "adam", false, false);
  private static final Machine EVA = new Machine("i-2", "eva", false, false);
  private static final Link ADAMS = link("eni-000000000001", "adam");
  private static final Link EVAS = link("eni-000000000002", "eva");
  private static final Link VIP = link("eni-000000000050", "adam");

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
    Link moved = link(VIP.eni(), "eva");
    assertThat(
            Rewiring.steps(
                wiring(List.of(ADAM, EVA), ADAMS, EVAS, VIP),
                wiring(List.of(ADAM, EVA), ADAMS, EVAS, moved)))
        .containsExactly(new Step.Cut(List.of(VIP)), new Step.Plug(List.of(moved)));
  }

  @Test
  void anAddressIsRemappedByTheFilterAlone() {
    Filter before = mapped(ADAMS.eni());
    Filter after = mapped(EVAS.eni());
    Wiring cables = wiring(List.of(ADAM, EVA), ADAMS, EVAS);
    assertThat(
            Rewiring.steps(
                new Wiring(cables.machines(), cables.links(), before),
                new Wiring(cables.machines(), cables.links(), after)))
        .containsExactly(new Step.Sieve(after));
  }

  @Test
  void guestsGetOtherNeighboursWithoutTouchingTheirCables() {
    Link adams = link(ADAMS.eni(), "adam", "2001:db8::12");
    Link evas = link(EVAS.eni(), "eva", "2001:db8::11");
    assertThat(
            Rewiring.steps(
                wiring(List.of(ADAM, EVA), ADAMS, EVAS), wiring(List.of(ADAM, EVA), adams, evas)))
        .containsExactly(
            new Step.Readdress(
                List.of(
                    new Step.Readdress.Change(ADAMS, adams),
                    new Step.Readdress.Change(EVAS, evas))));
  }

  @Test
  void aFrozenMachineIsSilencedBeforeItStandsStillAndKeepsItsCables() {
    Machine frozen = new Machine("i-1", "adam", true, false);
    Filter silent =
        new Filter(
            new TreeMap<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeMap<>(),
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

  static Link link(String eni, String machine, String... neighbours) {
    return new Link(eni, machine, 0, "02:00:00:00:00:01", new TreeSet<>(List.of(neighbours)));
  }

  private static Filter mapped(String eni) {
    SortedMap<String, SortedSet<String>> mapped = new TreeMap<>();
    mapped.put(eni, new TreeSet<>(List.of("192.168.1.60")));
    return new Filter(
        mapped,
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeMap<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeMap<>());
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
