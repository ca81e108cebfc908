package io.cicely.cli.command;

/** Where the program begins and ends. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(Cicely.commandLine().execute(arguments));
  }
}
