package io.cicely.sim.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
  private final LoopbackSim sim = new LoopbackSim();
  @TempDir Path directory = Path.of("");

  ControlTest() throws IOException {}

  @BeforeEach
  void open() throws IOException {
    sim.server.openControl(directory.resolve("sim.sock"));
  }

  @AfterEach
  void close() throws IOException {
    sim.close();
  }

  @Test
  void theWorldIsShownAsJson() throws IOException {
    assertThat(call("GET /world", ""))
        .startsWith("HTTP/1.1 200 ")
        .contains("\"region\" : \"eu-west-1\"", "\"eni-0bbbbbbbbbbbbbbbb\" : {");
  }

  @Test
  void callsAreListed() throws IOException {
    try (var ec2 = sim.ec2(LoopbackSim.ADMIN)) {
      ec2.describeNetworkInterfaces();
    }
    assertThat(call("GET /calls", "")).contains("\"action\" : \"DescribeNetworkInterfaces\"");
    assertThat(call("GET /calls?after=1", "")).endsWith("[ ]\n");
  }

  @Test
  void theLatencyProfileIsChanged() throws IOException {
    assertThat(call("POST /latency", "profile=typical")).contains("\"profile\" : \"typical\"");
    assertThat(call("POST /latency", "profile=odd"))
        .startsWith("HTTP/1.1 400 ")
        .contains("none, typical or manual: odd");
  }

  @Test
  void faultsAreSetListedAndEnded() throws IOException {
    assertThat(call("POST /faults", "type=hang&operations=StopInstances"))
        .contains("\"number\" : 1");
    assertThat(call("GET /faults", ""))
        .contains("\"type\" : \"CallsFail\"", "\"StopInstances\"", "\"type\" : \"Hung\"");
    assertThat(call("DELETE /faults?number=1", "")).contains("{ }");
    assertThat(call("DELETE /faults?number=1", "")).startsWith("HTTP/1.1 404 ");
    assertThat(call("POST /faults", "type=odd")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void transitionsAreFiredByHandAndTheWorldIsReset() throws IOException {
    call("POST /latency", "profile=manual");
    try (var ec2 = sim.ec2(LoopbackSim.ADMIN)) {
      ec2.attachNetworkInterface(
          r ->
              r.instanceId(LoopbackSim.ADAM)
                  .networkInterfaceId("eni-0bbbbbbbbbbbbbbbb")
                  .deviceIndex(1));
    }
    assertThat(call("GET /enabled", "")).contains("\"type\" : \"AttachCompletes\"");
    call("POST /fire", "kind=AttachCompletes&subject=eni-0bbbbbbbbbbbbbbbb");
    assertThat(sim.engine.world().dataPlane().plugs().has("eni-0bbbbbbbbbbbbbbbb")).isFalse();
    call("POST /fire", "kind=LinkPlugs&subject=eni-0bbbbbbbbbbbbbbbb");
    assertThat(sim.engine.world().dataPlane().plugs().has("eni-0bbbbbbbbbbbbbbbb")).isTrue();
    assertThat(call("POST /fire", "kind=LinkPlugs&subject=eni-0bbbbbbbbbbbbbbbb"))
        .startsWith("HTTP/1.1 400 ")
        .contains("is not enabled");
    call("POST /reset", "");
    assertThat(sim.engine.world().networkInterface("eni-0bbbbbbbbbbbbbbbb").attachment()).isNull();
  }

  @Test
  void anUnknownPathIsNotFound() throws IOException {
    assertThat(call("GET /weather", "")).startsWith("HTTP/1.1 404 ");
  }

  private String call(String line, String body) throws IOException {
    try (var channel =
        SocketChannel.open(UnixDomainSocketAddress.of(directory.resolve("sim.sock")))) {
      String request =
          "%s HTTP/1.1\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(line, body.length(), body);
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
