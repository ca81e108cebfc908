package io.cicely.node.fence;

import io.cicely.node.journal.Event;

/** An event in words, for {@code --verbose}. */
final class Said {
  private Said() {}

  static String of(Event event) {
    return switch (event) {
      case Event.Saw saw -> at(event) + "saw " + saw.what();
      case Event.Called called ->
          at(event)
              + called.call()
              + ": "
              + called.answer()
              + " ("
              + called.took().toMillis()
              + " ms)";
      case Event.Did did -> at(event) + did.what();
    };
  }

  private static String at(Event event) {
    return "+" + event.at().toMillis() + " ms ";
  }
}
