package io.cicely.cli.bench.zone;

/** A cluster of two nodes: the active one is in the zone that is lost, the other one is not. */
record Pair(int number) {
  String lost() {
    return id("i", 1);
  }

  String survivor() {
    return id("i", 2);
  }

  /** The VIP's network interface. */
  String eni() {
    return id("eni", 1);
  }

  private String id(String kind, int which) {
    return String.format("%s-%08x", kind, number * 16 + which);
  }
}
