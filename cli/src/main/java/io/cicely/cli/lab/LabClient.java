package io.cicely.cli.lab;

import io.cicely.cli.drill.Arena;
import io.cicely.cli.drill.history.Sighting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A probe that runs in the client's network namespace; its lines are collected as they come. */
final class LabClient implements Arena.Client {
  private final Process probe;
  private final Thread reader;
  private final List<Sighting> history = new ArrayList<>();

  LabClient(List<String> command) {
    try {
      probe = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    reader = Thread.ofPlatform().name("probe").daemon().start(this::read);
  }

  private void read() {
    try (BufferedReader lines = probe.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(Sighting.fromLine(line));
      }
    } catch (IOException closed) {
      // The probe has ended, and its history with it.
    }
  }

  private synchronized void add(Sighting sighting) {
    history.add(sighting);
  }

  @Override
  public synchronized List<Sighting> history() {
    return List.copyOf(history);
  }

  @Override
  public void close() {
    try {
      probe.getOutputStream().close();
      probe.waitFor();
      reader.join();
    } catch (IOException | InterruptedException impatient) {
      probe.destroyForcibly();
    }
  }
}
