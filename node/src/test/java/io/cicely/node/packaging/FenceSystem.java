package io.cicely.node.packaging;

import static io.cicely.node.packaging.Ec2OnLoopback.EVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.packaging.Debian.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A machine, adam, with the installed agent and EC2 over TLS; eva runs when a test begins. */
@ResourceLock("FenceSystem.machine")
@SuppressWarnings("NullAway.Init")
abstract class FenceSystem {
  static Debian machine;
  static Ec2OnLoopback ec2;

  @BeforeAll
  static void boot() throws IOException, InterruptedException {
    machine = new Debian();
    machine.install(Packages.built());
    ec2 = new Ec2OnLoopback(machine);
  }

  @AfterAll
  static void shutDown() throws IOException {
    ec2.close();
    machine.close();
  }

  @BeforeEach
  void bothRun() throws IOException, InterruptedException {
    ec2.tell("heal");
    ec2.tell("allow *");
    assertThat(fence("action=on", "plug=" + EVA).code()).isZero();
    ec2.tell("calls");
  }

  /** As fenced asks: lines on standard input. */
  static Said fence(String... lines) throws IOException, InterruptedException {
    String input = String.join("\\n", lines);
    return machine.run(ec2.variables() + "printf '" + input + "\\n' | fence_cicely");
  }

  /** The same, going on while the test does something else. */
  static CompletableFuture<Said> fencing(String... lines) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return fence(lines);
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
          }
        });
  }

  static int status() throws IOException, InterruptedException {
    return fence("action=status", "plug=" + EVA).code();
  }
}
