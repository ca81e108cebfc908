package io.cicely.node.process;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands on this machine. */
public final class LocalProcesses implements Processes {
  private static final int LARGEST_OUTPUT_BYTES = 16 * 1024 * 1024;

  @Override
  public Result run(Command command) {
    Process process = start(command);
    try {
      CompletableFuture<String> err = read(process.getErrorStream());
      CompletableFuture<String> out = read(process.getInputStream());
      feed(process, command.input());
      if (!process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS)) {
        throw timedOut(command);
      }
      // A daemon that the command left behind may hold its output open for ever.
      long limit = command.limit().toMillis();
      String said = out.get(limit, TimeUnit.MILLISECONDS);
      String complained = err.get(limit, TimeUnit.MILLISECONDS);
      return new Result(command, process.exitValue(), said, complained);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw timedOut(command);
    } catch (TimeoutException held) {
      throw timedOut(command);
    } catch (ExecutionException broken) {
      throw new IllegalStateException("cannot read what " + command + " says", broken);
    } finally {
      kill(process);
    }
  }

  private static Process start(Command command) {
    ProcessBuilder builder = new ProcessBuilder(command.arguments());
    builder.environment().put("LC_ALL", "C");
    try {
      return builder.start();
    } catch (IOException missing) {
      throw new Failure(
          Code.TOOL_MISSING,
          "Cannot run " + command,
          String.valueOf(missing.getMessage()),
          "Install " + command.arguments().getFirst(),
          missing);
    }
  }

  private static CompletableFuture<String> read(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (stream) {
                byte[] bytes = stream.readNBytes(LARGEST_OUTPUT_BYTES);
                stream.transferTo(OutputStream.nullOutputStream());
                text.complete(new String(bytes, StandardCharsets.UTF_8));
              } catch (IOException broken) {
                text.completeExceptionally(new UncheckedIOException(broken));
              }
            });
    return text;
  }

  private static void feed(Process process, String input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException closed) {
      // A command that ends without reading its input has its exit code to say so.
    }
  }

  private static void kill(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Failure timedOut(Command command) {
    return new Failure(
        Code.COMMAND_TIMED_OUT,
        "Cannot run " + command,
        "it was killed after " + command.limit().toMillis() + " ms",
        "");
  }
}
