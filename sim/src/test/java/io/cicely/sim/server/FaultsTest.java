package io.cicely.sim.server;

import static io.cicely.sim.server.LoopbackSim.ADAM;
import static io.cicely.sim.server.LoopbackSim.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cicely.sim.fault.Calls;
import io.cicely.sim.fault.Effect;
import io.cicely.sim.fault.Fault;
import io.cicely.sim.wire.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final String INSTANCES = "Action=DescribeInstances&Version=2016-11-15";
  private static final String VIP = "eni-0bbbbbbbbbbbbbbbb";
  private static final String ATTACH =
      "Action=AttachNetworkInterface&Version=2016-11-15&DeviceIndex=1&InstanceId="
          + ADAM
          + "&NetworkInterfaceId="
          + VIP;

  private final LoopbackSim sim = new LoopbackSim();
  private final Faults faults = sim.server.faults();
  private final RawClient ec2 = new RawClient(sim.plainEndpoint(), ADMIN);

  FaultsTest() throws IOException {}

  @AfterEach
  void stop() throws IOException {
    ec2.close();
    sim.close();
  }

  @Test
  void aFaultEndsWhenItIsRemoved() {
    long number = inject(Calls.of("DescribeInstances"), Effect.unavailable());
    assertThat(ec2.post(INSTANCES).statusCode()).isEqualTo(503);
    assertThat(ec2.post(INSTANCES).body()).contains("<Code>Unavailable</Code>");
    assertThat(ec2.post("Action=DescribeNetworkInterfaces&Version=2016-11-15").statusCode())
        .isEqualTo(200);
    assertThat(faults.remove(number)).isTrue();
    assertThat(ec2.post(INSTANCES).statusCode()).isEqualTo(200);
  }

  @Test
  void onlyTheNthCallIsHit() {
    inject(Calls.of("DescribeInstances").nth(3), Effect.throttled());
    assertThat(Stream.generate(() -> ec2.post(INSTANCES)).limit(5).map(HttpResponse::statusCode))
        .containsExactly(200, 200, 503, 200, 200);
  }

  @Test
  void onlyTheNamedCallerIsHit() {
    inject(Calls.of().by("user/somebody"), Effect.denied());
    assertThat(ec2.post(INSTANCES).statusCode()).isEqualTo(200);
    inject(Calls.of().by("user/admin"), Effect.denied());
    assertThat(ec2.post(INSTANCES).statusCode()).isEqualTo(403);
  }

  @Test
  void aDeniedCallIsRefusedInTheWordsOfIam() {
    inject(Calls.of("StopInstances"), Effect.denied());
    assertThat(ec2.post("Action=StopInstances&Version=2016-11-15&InstanceId.1=" + ADAM).body())
        .contains("<Code>UnauthorizedOperation</Code>")
        .contains("user/admin is not authorized to perform: ec2:StopInstances because no");
  }

  @Test
  void anEmptiedReadFindsNothing() {
    inject(Calls.of("DescribeInstances"), new Effect.Emptied());
    assertThat(ec2.post(INSTANCES).body()).contains("<reservationSet/>");
    assertThat(ec2.post(INSTANCES + "&InstanceId.1=" + ADAM).body())
        .contains("<Code>InvalidInstanceID.NotFound</Code>");
  }

  @Test
  void aStaleReadShowsWhatWas() {
    inject(Calls.of("DescribeNetworkInterfaces"), new Effect.Stale(Duration.ofMinutes(1)));
    String read = "Action=DescribeNetworkInterfaces&Version=2016-11-15&NetworkInterfaceId.1=" + VIP;
    assertThat(ec2.post(ATTACH).statusCode()).isEqualTo(200);
    assertThat(ec2.post(read).body()).contains("<status>available</status>");
    faults.clear();
    assertThat(ec2.post(read).body()).contains("<status>in-use</status>");
  }

  @Test
  void aFaultMayEndByItself() throws InterruptedException {
    faults.add(
        new Fault.CallsFail(Calls.of("DescribeInstances"), Effect.unavailable()),
        Duration.ofMillis(400));
    assertThat(ec2.post(INSTANCES).statusCode()).isEqualTo(503);
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!faults.list().isEmpty() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(ec2.post(INSTANCES).statusCode()).isEqualTo(200);
  }

  @Test
  void aPercentageHitsAboutSoMany() {
    var some = new Faults(1, (_, _) -> {});
    some.add(new Fault.CallsFail(new Calls(Set.of(), "", 30, 0, 0), new Effect.Cut()));
    long hit =
        Stream.generate(() -> some.onCall("A", "")).limit(1000).filter(e -> e != null).count();
    assertThat(hit).isBetween(250L, 350L);
    assertThat(some.list().values())
        .extracting(Faults.Entry::matched, Faults.Entry::hit)
        .containsExactly(tuple(1000, (int) hit));
  }

  @Test
  void aDelayedCallIsCarriedOutLater() {
    inject(Calls.of(), new Effect.Delayed(Duration.ofMillis(300)));
    long start = System.nanoTime();
    assertThat(ec2.post(INSTANCES).statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void aCutCallIsNotCarriedOutAndALostAnswerIs() {
    inject(Calls.of().nth(1), new Effect.Cut());
    assertThatThrownBy(() -> ec2.post(ATTACH)).isInstanceOf(UncheckedIOException.class);
    assertThat(sim.engine.world().networkInterface(VIP).attachment()).isNull();
    inject(Calls.of().nth(1), new Effect.AnswerLost());
    assertThatThrownBy(() -> ec2.post(ATTACH)).isInstanceOf(UncheckedIOException.class);
    assertThat(sim.engine.world().networkInterface(VIP).isAttachedTo(ADAM)).isTrue();
    assertThat(sim.server.callsAfter(0))
        .extracting(Call::code, Call::status)
        .containsExactly(tuple("Cut", 0), tuple("AnswerLost", 0));
  }

  @Test
  void aHungMetadataServiceNeitherAnswersNorCloses() throws IOException {
    faults.add(new Fault.MetadataFails(ADAM, new Effect.Hung()));
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    int port = sim.server.openImds(anyPort, (world, from) -> world.instances().find(ADAM));
    try (var socket = new Socket(anyPort.getAddress(), port)) {
      socket.setSoTimeout(200);
      socket
          .getOutputStream()
          .write("GET /latest/meta-data HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      sim.server.close();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aDetachSticksUntilTheFaultIsCleared() throws InterruptedException {
    ec2.post(ATTACH);
    faults.add(new Fault.TransitionSticks("LinkUnplugs", VIP));
    var attachment = Objects.requireNonNull(sim.engine.world().networkInterface(VIP).attachment());
    ec2.post("Action=DetachNetworkInterface&Version=2016-11-15&AttachmentId=" + attachment.id());
    assertThat(sim.engine.world().networkInterface(VIP).attachment()).isNotNull();
    faults.clear();
    assertThat(sim.engine.world().networkInterface(VIP).attachment()).isNull();
  }

  @Test
  void aFormStatesAFault() {
    assertThat(
            FaultForm.read(
                Map.of(
                    "type", "aws:fis:inject-api-throttle-error",
                    "operations", "StopInstances, StartInstances",
                    "percentage", "50",
                    "skip", "2")))
        .isEqualTo(
            new Fault.CallsFail(
                new Calls(Set.of("StopInstances", "StartInstances"), "", 50, 2, 0),
                Effect.throttled()));
    assertThat(FaultForm.read(Map.of("type", "hang", "target", "metadata")))
        .isEqualTo(new Fault.MetadataFails(null, new Effect.Hung()));
    for (String wrong : List.of("type=odd", "type=delay", "type=cut&percentage=0", "type=stick")) {
      assertThatThrownBy(() -> FaultForm.read(Form.parse(wrong)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private long inject(Calls calls, Effect effect) {
    return faults.add(new Fault.CallsFail(calls, effect));
  }
}
