package io.cicely.cli.lab.daemon;

import io.cicely.cli.lab.fabric.DhcpAnswer;
import io.cicely.sim.server.Engine;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/**
 * The VPC's DHCP server, in the router. An ENI is known by the MAC address in its question, and the
 * answer goes to its primary address: the router delivers that by EC2's mapping, like any packet.
 */
final class Dhcp {
  private static final Logger LOG = System.getLogger(Dhcp.class.getName());
  private static final int SERVER_PORT = 67;
  private static final int CLIENT_PORT = 68;
  private static final int LARGEST = 1500;

  private final DatagramChannel channel;
  private final Engine engine;

  private Dhcp(DatagramChannel channel, Engine engine) {
    this.channel = channel;
    this.engine = engine;
  }

  /** Answers until the daemon ends. */
  static void serve(Engine engine) throws IOException {
    DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress(SERVER_PORT));
    Thread.ofPlatform().name("dhcp").start(new Dhcp(channel, engine)::serve);
  }

  private void serve() {
    while (true) {
      try {
        ByteBuffer question = ByteBuffer.allocate(LARGEST);
        channel.receive(question);
        byte[] bytes = new byte[question.flip().remaining()];
        question.get(bytes);
        Optional<DhcpAnswer> answer = DhcpAnswer.to(bytes, engine.world());
        if (answer.isPresent()) {
          channel.send(answer.get().datagram(), client(answer.get().to()));
        }
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException undeliverable) {
        LOG.log(Level.WARNING, "A DHCP answer was not sent", undeliverable);
      }
    }
  }

  private static InetSocketAddress client(String address) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), CLIENT_PORT);
  }
}
