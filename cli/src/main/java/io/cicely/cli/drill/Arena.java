package io.cicely.cli.drill;

import io.cicely.cli.drill.history.Sighting;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;

/**
 * Where a cluster is put to the test: the lab today. Every wait inside has a limit, and a failure
 * of the arena itself (not of the cluster) is a {@link Failure}.
 */
public interface Arena {
  /** The cluster's nodes by name, in the order of the node list. */
  List<String> nodes();

  /** The VIP that clients use; the first where there are more. */
  String address();

  /** All VIPs; they stay on one node. */
  List<String> addresses();

  /**
   * Runs a command on a node, as root, and waits for it.
   *
   * @param limit after which it is killed and counts as failed
   */
  Said run(String node, Duration limit, String... command);

  /**
   * Runs a command that has to succeed, and returns what it printed.
   *
   * @throws Failure with what it said, if it does not
   */
  default String ask(String node, Duration limit, String... command) {
    Said said = run(node, limit, command);
    if (!said.succeeded()) {
      throw new Failure(
          Code.COMMAND_FAILED,
          "Running `" + String.join(" ", command) + "` on " + node,
          "it ended with " + said.status() + ": " + said.error().strip(),
          "");
    }
    return said.out();
  }

  /** What a command on a node said. */
  record Said(int status, String out, String error) {
    public boolean succeeded() {
      return status == 0;
    }
  }

  /** Takes what was read from disk out of every machine's memory. */
  void dropCaches();

  /** Cuts the node's power, as a host failure would: no warning, no goodbye. */
  void crash(String node);

  /**
   * Waits until every node is online, no action is pending, and the VIP answers.
   *
   * @return the node that answers
   */
  String awaitReady(Duration limit);

  /** Starts a client that asks who answers, every {@code interval} the next VIP. */
  Client client(Duration interval);

  /** A probing client; closing it ends its process. */
  interface Client extends Closeable {
    /** All it saw until now. */
    List<Sighting> history();

    @Override
    void close();
  }

  /** Sends a command to the simulator's control socket and returns its answer, as JSON. */
  String control(String method, String path, String body);
}
