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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A client of VIPs: {@code ProbeMain PORT INTERVAL_MS ADDRESS...}, run inside the client's network
 * namespace. Sends a numbered UDP datagram at each interval, to the addresses in turn, and prints a
 * {@link Sighting} line for each that leaves and each that is answered, until its standard input
 * closes: so it ends with whoever started it, however that one ended. Of {@code n} addresses the
 * first one gets the datagrams 0, n, 2n and so on.
 */
public final class ProbeMain {
  private final List<DatagramChannel> channels;
  private final PrintStream out;
  private long sequence;

  private ProbeMain(List<DatagramChannel> channels, PrintStream out) {
    this.channels = channels;
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    long intervalMs = Long.parseLong(arguments[1]);
    List<DatagramChannel> channels = new ArrayList<>();
    for (String address : Arrays.asList(arguments).subList(2, arguments.length)) {
      InetSocketAddress vip = new InetSocketAddress(InetAddress.getByName(address), port);
      channels.add(DatagramChannel.open().connect(vip));
    }
    try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(1)) {
      ProbeMain probe = new ProbeMain(channels, new PrintStream(System.out, true));
      channels.forEach(channel -> Thread.ofPlatform().daemon().start(() -> probe.listen(channel)));
      ScheduledFuture<?> sending =
          clock.scheduleAtFixedRate(probe::send, 0, intervalMs, TimeUnit.MILLISECONDS);
      while (System.in.read() >= 0) {
        // Nothing is said on standard input; only its end matters.
      }
      sending.cancel(true);
    }
  }

  private void send() {
    Sighting.Sent sent = new Sighting.Sent(sequence++, System.nanoTime());
    print(sent);
    try {
      channels
          .get((int) (sent.sequence() % channels.size()))
          .write(StandardCharsets.US_ASCII.encode(Long.toString(sent.sequence())));
    } catch (IOException unreachable) {
      // A router that answers "unreachable" is a lost datagram like any other: the history says so
      // by having no answer.
    }
  }

  private void listen(DatagramChannel channel) {
    ByteBuffer datagram = ByteBuffer.allocate(512);
    while (true) {
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
