package io.cicely.cli.drill;

import io.cicely.cli.drill.history.Sighting;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A client of the VIP: {@code ProbeMain ADDRESS PORT INTERVAL_MS}, run inside the client's network
 * namespace. Sends a numbered UDP datagram at each interval and prints a {@link Sighting} line for
 * each that leaves and each that is answered, until its standard input closes: so it ends with
 * whoever started it, however that one ended.
 */
public final class ProbeMain {
  private final DatagramChannel channel;
  private final PrintStream out;
  private long sequence;

  private ProbeMain(DatagramChannel channel, PrintStream out) {
    this.channel = channel;
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress vip =
        new InetSocketAddress(InetAddress.getByName(arguments[0]), Integer.parseInt(arguments[1]));
    long intervalMs = Long.parseLong(arguments[2]);
    try (DatagramChannel channel = DatagramChannel.open().connect(vip);
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1)) {
      ProbeMain probe = new ProbeMain(channel, new PrintStream(System.out, true));
      Thread listener = Thread.ofPlatform().daemon().start(probe::listen);
      ScheduledFuture<?> sending =
          clock.scheduleAtFixedRate(probe::send, 0, intervalMs, TimeUnit.MILLISECONDS);
      while (System.in.read() >= 0) {
        // Nothing is said on standard input; only its end matters.
      }
      sending.cancel(true);
      listener.interrupt();
    }
  }

  private void send() {
    Sighting.Sent sent = new Sighting.Sent(++sequence, System.nanoTime());
    print(sent);
    try {
      channel.write(StandardCharsets.US_ASCII.encode(Long.toString(sequence)));
    } catch (IOException unreachable) {
      // A router that answers "unreachable" is a lost datagram like any other: the history says so
      // by having no answer.
    }
  }

  private void listen() {
    ByteBuffer datagram = ByteBuffer.allocate(512);
    while (!Thread.currentThread().isInterrupted()) {
      try {
        datagram.clear();
        channel.read(datagram);
        long atNanos = System.nanoTime();
        String[] words = StandardCharsets.US_ASCII.decode(datagram.flip()).toString().split(" ");
        print(new Sighting.Answered(Long.parseLong(words[0]), atNanos, words[1]));
      } catch (PortUnreachableException lost) {
        // As above.
      } catch (ClosedChannelException ended) {
        return;
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  private synchronized void print(Sighting sighting) {
    out.println(sighting.toLine());
  }
}
