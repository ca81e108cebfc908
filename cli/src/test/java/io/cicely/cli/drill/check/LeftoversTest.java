package io.cicely.cli.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.history.EndState;
import io.cicely.cli.drill.history.EndState.Attachment;
import io.cicely.cli.drill.history.EndState.Lead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class LeftoversTest {
  private static final String VIP = "192.168.1.5";
  private static final String ADAM = "2: ens5 inet 192.168.1.11/22 scope global ens5\n";
  private static final String EVA = "2: ens5 inet 192.168.1.50/22 scope global ens5\n";
  private static final String HERE = "3: ens6 inet 192.168.1.5/32\n";
  private static final String RULE = "5000: from 192.168.1.5 lookup 4001";
  private static final String ROUTE = "default via 192.168.0.1 dev ens6 table 1 src 192.168.1.5";

  private static final List<Attachment> PRIMARIES =
      List.of(
          new Attachment("eni-a", "i-adam", 0, "attached", List.of("192.168.1.11")),
          new Attachment("eni-e", "i-eva", 0, "attached", List.of("192.168.1.50")));

  private static SequencedMap<String, String> both(String adam, String eva) {
    SequencedMap<String, String> both = new LinkedHashMap<>();
    both.put("adam", adam);
    both.put("eva", eva);
    return both;
  }

  private static Attachment vip(String instance, String status) {
    return new Attachment("eni-vip", instance, 1, status, List.of(VIP));
  }

  private static List<String> wrong(String adam, String eva, Attachment... vip) {
    List<Attachment> all = new ArrayList<>(PRIMARIES);
    all.addAll(List.of(vip));
    return Leftovers.of(VIP, "adam", new EndState(both(adam, eva), both("", ""), all, List.of()));
  }

  private static List<String> led(String adam, String eva, Lead... leads) {
    return Leftovers.of(
        VIP, "adam", new EndState(both(adam, eva), both("", ""), PRIMARIES, List.of(leads)));
  }

  @Test
  void aVipOnItsOwnerAloneIsAsItShouldBe() {
    assertThat(wrong(ADAM + HERE + RULE, EVA, vip("i-adam", "attached"))).isEmpty();
  }

  @Test
  void anAddressARuleOrARouteOnAnotherNodeIsALeftover() {
    for (String left : List.of(HERE.strip(), RULE, ROUTE)) {
      assertThat(wrong(ADAM + HERE, EVA + left, vip("i-adam", "attached")))
          .containsExactly("eva still has [" + left + "]");
    }
  }

  @Test
  void anOwnerWithoutTheAddressIsWrong() {
    assertThat(wrong(ADAM, EVA, vip("i-adam", "attached")))
        .containsExactly("adam answers for 192.168.1.5 but has it not configured");
  }

  @Test
  void anAttachmentElsewhereHalfDoneOrNowhereIsWrong() {
    assertThat(wrong(ADAM + HERE, EVA, vip("i-eva", "attached")))
        .containsExactly("EC2 has eni-vip attached at i-eva");
    assertThat(wrong(ADAM + HERE, EVA, vip("i-adam", "detaching")))
        .containsExactly("EC2 has eni-vip detaching at i-adam");
    assertThat(wrong(ADAM + HERE, EVA)).containsExactly("EC2 has 192.168.1.5 attached nowhere");
  }

  @Test
  void aSecondaryAddressBelongsToTheOwnersPrimaryEni() {
    Attachment adams = new Attachment("eni-a", "i-adam", 0, "attached", List.of("192.168.1.11"));
    Attachment evas = new Attachment("eni-e", "i-eva", 0, "attached", List.of("192.168.1.50", VIP));
    EndState end =
        new EndState(both(ADAM + HERE, EVA), both("", ""), List.of(adams, evas), List.of());
    assertThat(Leftovers.of(VIP, "adam", end)).containsExactly("EC2 has eni-e attached at i-eva");
  }

  @Test
  void everyRouteLeadsToTheOwner() {
    assertThat(led(ADAM + HERE, EVA, new Lead("rtb-1", VIP, "eni-a", ""))).isEmpty();
    assertThat(
            led(
                ADAM + HERE,
                EVA,
                new Lead("rtb-1", VIP, "eni-a", ""),
                new Lead("rtb-2", VIP, "eni-e", ""),
                new Lead("rtb-3", VIP, "eni-gone", "")))
        .containsExactly(
            "EC2 leads 192.168.1.5 by rtb-2 to eni-e",
            "EC2 leads 192.168.1.5 by rtb-3 to eni-gone");
    assertThat(led(ADAM + HERE, EVA + HERE, new Lead("rtb-1", VIP, "eni-a", "")))
        .containsExactly("eva still has [" + HERE.strip() + "]");
  }

  @Test
  void anElasticIpIsInNoKernelAndItsPrivateAddressOnTheOwner() {
    String adams = "2: ens5 inet 192.168.1.61/32\n";
    String evas = "2: ens5 inet 192.168.1.62/32\n";
    Lead toAdam = new Lead("eipalloc-1", VIP, "eni-a", "192.168.1.61");
    Lead toEva = new Lead("eipalloc-1", VIP, "eni-e", "192.168.1.62");
    assertThat(led(ADAM + adams, EVA + evas, toAdam)).isEmpty();
    assertThat(led(ADAM, EVA + evas, toAdam))
        .containsExactly("adam answers for 192.168.1.5 but has it not configured");
    assertThat(led(ADAM + adams, EVA + evas, toEva))
        .contains("EC2 leads 192.168.1.5 by eipalloc-1 to eni-e");
  }

  @Test
  void anAgentThatOutlivedItsActionIsALeftover() {
    EndState end =
        new EndState(
            both(ADAM + HERE, EVA),
            both("", "77 /usr/lib/cicely/1/runtime/bin/java"),
            List.of(PRIMARIES.getFirst(), PRIMARIES.getLast(), vip("i-adam", "attached")),
            List.of());
    assertThat(Leftovers.of(VIP, "adam", end))
        .containsExactly("eva still runs 77 /usr/lib/cicely/1/runtime/bin/java");
  }
}
