package io.cicely.node.ec2.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cicely.node.ec2.Identity;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class IdentitiesTest {
  private static final Identity HERE = new Identity("i-0aaaaaaaaaaaaaaa1", "eu-west-1");

  @TempDir private Path folder;
  private final List<String> asked = new ArrayList<>();
  private HttpServer service;
  private volatile String token = "the-token";
  private volatile String instance = HERE.instanceId();

  @BeforeEach
  void serve() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    String shown = exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token");
    String text =
        switch (path) {
          case "/latest/api/token" -> token;
          case "/latest/meta-data/instance-id" -> instance;
          case "/latest/meta-data/placement/region" -> HERE.region();
          default -> "";
        };
    boolean allowed = path.endsWith("/token") || token.equals(shown);
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(!allowed ? 401 : body.length == 0 ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void asksImdsOnceAndThenItsOwnNote() {
    Identities identities = identities(folder.resolve("run"), folder.resolve("no-board"));
    assertThat(identities.find(Access.byChain())).isEqualTo(HERE);
    assertThat(asked)
        .containsExactly(
            "PUT /latest/api/token",
            "GET /latest/meta-data/instance-id",
            "GET /latest/meta-data/placement/region");
    asked.clear();
    assertThat(identities.find(Access.byChain())).isEqualTo(HERE);
    assertThat(asked).isEmpty();
  }

  @Test
  void prefersTheRegionThatIsConfigured() {
    Identities identities = identities(folder, folder.resolve("no-board"));
    Access access = Access.byChain().in("us-east-1");
    assertThat(identities.find(access)).isEqualTo(new Identity(HERE.instanceId(), "us-east-1"));
    assertThat(identities.find(Access.byChain())).as("the note keeps IMDS's").isEqualTo(HERE);
  }

  @Test
  void readsTheBoardWhileImdsIsDown() throws IOException {
    service.stop(0);
    Path board = Files.writeString(folder.resolve("board"), HERE.instanceId() + "\n");
    Identities identities = identities(folder, board);
    assertThat(identities.find(Access.byChain().in("eu-west-1"))).isEqualTo(HERE);
    assertThatThrownBy(() -> identities.find(Access.byChain()))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(Code.IDENTITY_UNKNOWN));
  }

  @Test
  void doesNotTakeAnyBoardForAnInstance() throws IOException {
    service.stop(0);
    Path board = Files.writeString(folder.resolve("board"), "To be filled by O.E.M.\n");
    assertThatThrownBy(() -> identities(folder, board).find(Access.byChain().in("eu-west-1")))
        .isInstanceOf(Failure.class);
  }

  @Test
  void doesNotTakeAPageForAnInstance() {
    instance = "<html>Please log in</html>";
    assertThatThrownBy(() -> identities(folder, folder.resolve("no-board")).find(Access.byChain()))
        .hasMessageContaining("Please log in")
        .hasMessageContaining("IDENTITY_UNKNOWN");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void doesNotSendBackATokenThatIsNone() {
    token = "to\nken";
    assertThatThrownBy(() -> identities(folder, folder.resolve("no-board")).find(Access.byChain()))
        .hasMessageContaining("IDENTITY_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\neu-west-1", "i-0aaaaaaaaaaaaaaa1 eu", "i-0aaaa eu-west-1"})
  void asksAgainWhereTheNoteIsNone(String text) throws IOException {
    Files.writeString(folder.resolve("instance"), text);
    Identities identities = identities(folder, folder.resolve("no-board"));
    assertThat(identities.find(Access.byChain())).isEqualTo(HERE);
    assertThat(folder.resolve("instance")).hasContent("i-0aaaaaaaaaaaaaaa1 eu-west-1");
  }

  @Test
  void doesWithoutANoteWhereNoneCanBeWritten() {
    Identities identities = identities(Path.of("/proc/nowhere"), folder.resolve("no-board"));
    assertThat(identities.find(Access.byChain())).isEqualTo(HERE);
  }

  private Identities identities(Path notes, Path board) {
    URI endpoint = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    return new Identities(notes, new Imds(endpoint, Duration.ofSeconds(2)), board);
  }
}
