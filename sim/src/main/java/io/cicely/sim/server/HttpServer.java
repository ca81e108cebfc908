package io.cicely.sim.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over TCP, TLS or a Unix domain socket, a virtual thread per connection.
 *
 * <p>The JDK's own server knows neither Unix sockets nor how to leave a peer without an answer.
 */
final class HttpServer implements Closeable {
  private static final Logger LOG = System.getLogger(HttpServer.class.getName());
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final Acceptor acceptor;
  private final HttpHandler handler;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private HttpServer(Acceptor acceptor, HttpHandler handler) {
    this.acceptor = acceptor;
    this.handler = handler;
    Thread.ofVirtual().name("http-accept").start(this::accept);
  }

  /** Waits for the next peer and serves it. */
  private interface Acceptor extends Closeable {
    Peer next() throws IOException;
  }

  /** A connection that was accepted; {@code cut} lets TCP send a reset instead of an end. */
  private record Peer(Closeable socket, Opening opening, Runnable cut) {
    interface Opening {
      Connection open() throws IOException;
    }
  }

  /** Serves plain HTTP, or HTTPS when there is a TLS context. */
  static HttpServer onTcp(InetSocketAddress address, @Nullable SSLContext tls, HttpHandler handler)
      throws IOException {
    var factory = tls == null ? ServerSocketFactory.getDefault() : tls.getServerSocketFactory();
    ServerSocket server = factory.createServerSocket();
    server.setReuseAddress(true);
    server.bind(address, 256);
    return new HttpServer(new TcpAcceptor(server), handler);
  }

  /** Serves on a Unix domain socket that only this user may open; replaces a stale one. */
  static HttpServer onUnixSocket(Path path, HttpHandler handler) throws IOException {
    Files.deleteIfExists(path);
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    return new HttpServer(new UnixAcceptor(server, path), handler);
  }

  /** The TCP port in use, also when 0 was asked for. */
  int port() {
    return acceptor instanceof TcpAcceptor(ServerSocket server) ? server.getLocalPort() : 0;
  }

  private void accept() {
    while (!closed) {
      try {
        Peer peer = acceptor.next();
        Thread thread = Thread.ofVirtual().name("http").unstarted(() -> serve(peer));
        threads.add(thread);
        thread.start();
      } catch (IOException e) {
        if (!closed) {
          LOG.log(Level.WARNING, "A connection was not accepted", e);
          pause();
        }
      }
    }
  }

  /** Out of file descriptors, say: some will be free again. */
  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Peer peer) {
    try (Closeable _ = peer.socket()) {
      try {
        peer.opening().open().serve(handler);
      } catch (HttpHandler.ConnectionCut e) {
        peer.cut().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A connection ended early", e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A request was not answered", e);
    } finally {
      threads.remove(Thread.currentThread());
    }
  }

  /** Interrupting a virtual thread also closes the socket that it waits for. */
  @Override
  public void close() throws IOException {
    closed = true;
    acceptor.close();
    threads.forEach(Thread::interrupt);
  }

  private record TcpAcceptor(ServerSocket server) implements Acceptor {
    @Override
    public Peer next() throws IOException {
      Socket socket = server.accept();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) IDLE.toMillis());
      return new Peer(
          socket,
          () ->
              new Connection(
                  socket.getInputStream(), socket.getOutputStream(), socket.getInetAddress()),
          () -> cut(socket));
    }

    private static void cut(Socket socket) {
      try {
        socket.setSoLinger(true, 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  private record UnixAcceptor(ServerSocketChannel server, Path path) implements Acceptor {
    @Override
    public Peer next() throws IOException {
      SocketChannel channel = server.accept();
      return new Peer(
          channel,
          () ->
              new Connection(
                  Channels.newInputStream(channel), Channels.newOutputStream(channel), null),
          () -> {});
    }

    @Override
    public void close() throws IOException {
      server.close();
      Files.deleteIfExists(path);
    }
  }
}
