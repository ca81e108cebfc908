package io.cicely.node.vip;

import static io.cicely.node.vip.Scene.ADAM;
import static io.cicely.node.vip.Scene.EVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.NetworkInterface.PrivateAddress;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.net.Address;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What EC2 shows may be seconds old: a VIP that just left this node, or just came. */
final class MappedLagTest {
  private static final String ENI = "eni-0aaaaaaaaaaaaaaa1";
  private static final String MAC = "02:00:00:00:00:11";
  private static final String TABLE = "rtb-0c1ce1c1ce1c1ce1c";
  private static final MappedView.Noted NOTED = new MappedView.Noted(ENI, MAC);
  private static final Duration SOON = Duration.ofSeconds(4);
  private static final Duration LATE = Duration.ofSeconds(5);

  private static final Vip.SecondaryIp SECONDARY =
      new Vip.SecondaryIp(Ipv4.parse("192.168.1.50"), "");
  private static final Vip.SecondaryIp SECONDARY6 =
      new Vip.SecondaryIp(Ip.parse("2001:db8::50"), "");
  private static final Vip.Route ROUTE =
      new Vip.Route(Ipv4.parse("10.99.0.50"), "", List.of(TABLE));
  private static final Vip.ElasticIp ELASTIC =
      new Vip.ElasticIp(Ipv4.parse("203.0.113.50"), Ipv4.parse("192.168.1.61"));

  @Test
  void aStartAssignsWhatMayHaveLeftJustNow() {
    Step.AssignIpv4 assign = new Step.AssignIpv4(ENI, "192.168.1.50");
    assertAsksFor(assign, SECONDARY);
  }

  @Test
  void aStartReplacesARouteThatMayHaveLeftJustNow() {
    assertAsksFor(new Step.ReplaceRoute(TABLE, "10.99.0.50/32", ENI), ROUTE);
  }

  @Test
  void aStartBelievesARouteThatItCreated() {
    Step.CreateRoute create = new Step.CreateRoute(TABLE, "10.99.0.50/32", ENI);
    assertThat(MappedStart.next(here(ROUTE, SOON, remembering(create), null)))
        .isEqualTo(new Step.Done(""));
  }

  @Test
  void aStartAssociatesWhatMayHaveLeftJustNow() {
    assertAsksFor(new Step.Associate("eipalloc-1", ENI, "192.168.1.61"), ELASTIC);
  }

  private static void assertAsksFor(Step write, Vip.Mapped vip) {
    assertThat(MappedStart.next(here(vip, SOON, Memory.empty(), null))).isEqualTo(write);
    assertThat(MappedStart.next(here(vip, SOON, remembering(write), null)))
        .isEqualTo(new Step.Done(""));
    assertThat(MappedStart.next(here(vip, SOON, Memory.empty(), NOTED)))
        .as("while an earlier start stands")
        .isEqualTo(new Step.Done(""));
  }

  @Test
  void aStartWaitsUntilIpv6IsSurelyHere() {
    assertThat(MappedStart.next(here(SECONDARY6, SOON, Memory.empty(), null)))
        .isInstanceOf(Step.WaitForEc2.class);
    MappedView late = here(SECONDARY6, LATE, Memory.empty(), null);
    assertThat(MappedStart.next(late)).isEqualTo(new Step.Look(Question.HOLDER, Step.NO_HURRY));
    assertThat(MappedStart.next(heldBy(ENI, late))).isEqualTo(new Step.Done(""));
    assertThat(MappedStart.next(heldBy("eni-2", late))).isInstanceOf(Step.WaitForEc2.class);
  }

  @Test
  void aStopDoesNotBelieveThatAnElasticIpIsElsewhereUntilItMust() {
    MappedView elsewhere = view(ELASTIC, SOON, Memory.empty(), null, EVA);
    assertThat(MappedStop.next(elsewhere)).isInstanceOf(Step.WaitForEc2.class);
    assertThat(MappedStop.next(view(ELASTIC, LATE, Memory.empty(), null, EVA)))
        .isEqualTo(new Step.Done(""));
  }

  @Test
  void aStopBelievesWhatItDidItself() {
    Memory taken = remembering(new Step.Disassociate("eipassoc-1"));
    assertThat(MappedStop.next(view(ELASTIC, SOON, taken, null, EVA))).isEqualTo(new Step.Done(""));
  }

  private static Memory remembering(Step step) {
    return Memory.empty().accepting(step, Duration.ofSeconds(1));
  }

  private static MappedView here(
      Vip.Mapped vip, Duration now, Memory memory, MappedView.@Nullable Noted noted) {
    return view(vip, now, memory, noted, ADAM);
  }

  /** The VIP in the kernel, and EC2 showing it at that instance. */
  private static MappedView view(
      Vip.Mapped vip,
      Duration now,
      Memory memory,
      MappedView.@Nullable Noted noted,
      String instance) {
    RouteTable.Route route =
        new RouteTable.Route(vip.address() + "/" + vip.address().hostPrefix(), ENI, ADAM, true);
    return new MappedView(
        vip,
        now,
        new Sight.Seen<>(new MappedView.Own(ADAM, List.of(eni(vip)))),
        new Sight.NotLooked<>(),
        new Sight.Seen<>(
            new MappedView.Tables(ADAM, List.of(new RouteTable(TABLE, "vpc-1", List.of(route))))),
        new Sight.Seen<>(
            new MappedView.Address(
                ADAM,
                new ElasticIp(
                    "eipalloc-1", "203.0.113.50", "eipassoc-1", instance, ENI, "192.168.1.61"))),
        new Sight.Seen<>(kernel(vip)),
        memory,
        noted);
  }

  private static MappedView heldBy(String eni, MappedView view) {
    return new MappedView(
        view.vip(),
        view.now(),
        view.own(),
        new Sight.Seen<>(eni),
        view.routeTables(),
        view.elasticIp(),
        view.kernel(),
        view.memory(),
        view.noted());
  }

  private static Snapshot kernel(Vip.Mapped vip) {
    Ip address = vip.address();
    return Scene.kernel(
        List.of(),
        List.of(
            new Address("ens5", address, address.hostPrefix()),
            new Address("ens5", ELASTIC.privateAddress(), 22)),
        List.of(),
        List.of());
  }

  private static NetworkInterface eni(Vip.Mapped vip) {
    boolean ipv6 = vip.address().isIpv6();
    String address = vip.address().toString();
    return new NetworkInterface(
        ENI,
        "subnet-1",
        "vpc-1",
        "eu-west-1a",
        MAC,
        NetworkInterface.Status.Known.IN_USE,
        List.of(
            new PrivateAddress("192.168.1.11", true),
            new PrivateAddress("192.168.1.61", false),
            new PrivateAddress(ipv6 ? "192.168.1.62" : address, false)),
        ipv6 ? List.of(address) : List.of(),
        null,
        false,
        Map.of());
  }
}
