package io.cicely.sim.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final HttpHandler ECHO =
      request ->
          new HttpResponse(
              200,
              "text/plain",
              request.method() + " " + request.path() + "?" + request.query() + request.body(),
              Map.of("X-Seen", String.valueOf(request.header("x-a"))));

  @Test
  void requestsFollowEachOtherOnOneConnection() throws Exception {
    assertThat(
            served(
                "GET /a?b=c HTTP/1.1\r\nX-A: 1\r\nx-a:  2 \r\n\r\n"
                    + "POST /d HTTP/1.1\r\nContent-Length: 3\r\nConnection: close\r\n\r\nxyzGET"))
        .isEqualTo(
            "HTTP/1.1 200 \r\nContent-Type: text/plain\r\nContent-Length: 10\r\nX-Seen: 1,2\r\n\r\n"
                + "GET /a?b=c"
                + "HTTP/1.1 200 \r\nContent-Type: text/plain\r\nContent-Length: 11\r\n"
                + "X-Seen: null\r\nConnection: close\r\n\r\nPOST /d?xyz");
  }

  @Test
  void aHeadIsAnsweredWithoutABody() throws Exception {
    assertThat(served("HEAD / HTTP/1.1\r\n\r\n"))
        .endsWith("Content-Length: 7\r\nX-Seen: null\r\n\r\n");
  }

  @Test
  void anOldClientIsServedOnce() throws Exception {
    assertThat(served("GET / HTTP/1.0\r\n\r\nGET / HTTP/1.0\r\n\r\n")).containsOnlyOnce("200");
  }

  @Test
  void aBodyIsAskedForWhenTheClientWaits() throws Exception {
    assertThat(served("PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx"))
        .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ");
  }

  @Test
  void whatIsNotHttpIsRefused() {
    assertThatThrownBy(() -> served("hello\r\n")).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> served("GET / HTTP/1.1\r\nhello\r\n\r\n"))
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> served("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx"))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> served("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"))
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> served("GET / HTTP/1.1\r\nX: " + "x".repeat(70_000)))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void aConnectionThatIsCutIsReset() throws IOException {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpHandler cut =
        request -> {
          throw new HttpHandler.ConnectionCut();
        };
    try (var server = HttpServer.onTcp(anyPort, null, cut);
        var socket = new Socket(anyPort.getAddress(), server.port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  private static String served(String input) throws IOException, InterruptedException {
    var out = new ByteArrayOutputStream();
    new Connection(new ByteArrayInputStream(input.getBytes(UTF_8)), out, null).serve(ECHO);
    return out.toString(UTF_8);
  }
}
