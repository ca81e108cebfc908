package io.cicely.cli.lab.daemon;

import io.cicely.node.failure.Failure;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Where the lab's commands reach its daemon: a line of words comes in, and after it has been done,
 * {@code ok} or {@code failed} goes out with a text below.
 */
final class ControlPort implements Closeable {
  private static final Logger LOG = System.getLogger(ControlPort.class.getName());

  private final ServerSocketChannel server;
  private final Function<List<String>, String> orders;

  private ControlPort(ServerSocketChannel server, Function<List<String>, String> orders) {
    this.server = server;
    this.orders = orders;
  }

  /**
   * @param orders carries out what the words say and returns what there is to tell about it
   */
  static ControlPort open(Path socket, Function<List<String>, String> orders) {
    try {
      Files.deleteIfExists(socket);
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
      ControlPort port = new ControlPort(server, orders);
      Thread.ofPlatform().name("control").start(port::serve);
      return port;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private void serve() {
    while (server.isOpen()) {
      try {
        SocketChannel caller = server.accept();
        Thread.ofVirtual().start(() -> answer(caller));
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException broken) {
        LOG.log(Level.WARNING, "A command was not accepted", broken);
      }
    }
  }

  private void answer(SocketChannel caller) {
    try (caller;
        BufferedReader in = new BufferedReader(Channels.newReader(caller, StandardCharsets.UTF_8));
        Writer out = Channels.newWriter(caller, StandardCharsets.UTF_8)) {
      String line = in.readLine();
      if (line != null) {
        out.write(outcome(List.of(line.split(" "))));
      }
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "A caller did not wait for its answer", gone);
    }
  }

  private String outcome(List<String> words) {
    try {
      return "ok\n" + orders.apply(words);
    } catch (Failure failure) {
      return "failed\n" + failure.getMessage();
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "Cannot carry out " + words, bug);
      return "failed\n" + bug;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
