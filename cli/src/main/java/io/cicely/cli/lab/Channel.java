package io.cicely.cli.lab;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Speaks to the lab's daemon: a line out, its answer in. */
final class Channel {
  private Channel() {}

  /**
   * @return what the daemon tells about the order it has carried out
   * @throws Failure if no daemon is there, or if it could not do it
   */
  static String send(Path socket, String order) {
    String answer = ask(socket, order);
    String text = answer.substring(answer.indexOf('\n') + 1).strip();
    if (!answer.startsWith("ok\n")) {
      throw new Failure(Code.COMMAND_FAILED, "The lab cannot '" + order + "'", text, "");
    }
    return text;
  }

  private static String ask(Path socket, String order) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap((order + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.shutdownOutput();
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException nobody) {
      throw new Failure(
          Code.TOOL_MISSING,
          "Cannot reach the lab's daemon",
          String.valueOf(nobody.getMessage()),
          "Bring the lab up: cicely lab up",
          nobody);
    }
  }
}
