package io.cicely.cli.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines that start mains of ours in JVMs of their own. */
final class Jvm {
  private Jvm() {}

  static List<String> command(
      Class<?> main, String classPath, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    return List.copyOf(command);
  }
}
