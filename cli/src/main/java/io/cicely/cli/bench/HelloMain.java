package io.cicely.cli.bench;

/** The least that a Java program costs: the measure of the monitor's start-up. */
public final class HelloMain {
  private HelloMain() {}

  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
