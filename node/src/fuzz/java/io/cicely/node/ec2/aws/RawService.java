package io.cicely.node.ec2.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A server on the loopback address that answers with bytes which need not be HTTP. */
final class RawService {
  private static final String BETWEEN = "\n.\n";
  private static final RawService ONLY = new RawService();

  private final ServerSocket server;
  private volatile String[] answers = {};

  private RawService() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread.ofPlatform().daemon().start(this::serve);
  }

  static RawService answering(byte[] data) {
    ONLY.answers = new String(data, StandardCharsets.ISO_8859_1).split(BETWEEN.replace(".", "\\."));
    return ONLY;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void serve() {
    while (true) {
      try (Socket socket = server.accept()) {
        String request = request(socket);
        int which = request.contains("/token") ? 0 : request.contains("instance-id") ? 1 : 2;
        String answer = which < answers.length ? answers[which] : "";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException _) {
        // The client has gone: the next one is served all the same.
      }
    }
  }

  /** The first line; the rest is read, so that closing does not take the answer away. */
  private static String request(Socket socket) throws IOException {
    var reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = reader.readLine();
    String line = first;
    while (line != null && !line.isEmpty()) {
      line = reader.readLine();
    }
    return first == null ? "" : first;
  }
}
