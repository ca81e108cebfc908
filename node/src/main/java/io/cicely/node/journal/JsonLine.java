package io.cicely.node.journal;

import java.util.List;

/**
 * An entry as one line of JSON. Written by hand: it is on the path of every monitor, where loading
 * a JSON library would cost more than all else.
 */
final class JsonLine {
  private final StringBuilder text = new StringBuilder(512);

  private JsonLine() {}

  /** The line with its end; events that do not fit are counted instead. */
  static String of(Entry entry, int largestBytes) {
    JsonLine line = new JsonLine();
    line.text.append('{');
    line.string("at", entry.at().toString());
    line.number("tookMs", entry.took().toMillis());
    line.string("agent", entry.agent());
    line.string("action", entry.action());
    line.string("resource", entry.resource());
    line.number("exit", entry.exitCode());
    line.string("reason", entry.reason());
    line.events(entry.events(), largestBytes);
    return line.text.append("}\n").toString();
  }

  private void events(List<Event> events, int largestBytes) {
    key("events");
    text.append('[');
    int dropped = 0;
    for (Event event : events) {
      // A character takes at most three bytes here: quotes and controls are escaped, not counted.
      if (text.length() > largestBytes / 3) {
        dropped++;
      } else {
        event(event);
      }
    }
    text.append(']');
    if (dropped > 0) {
      number("dropped", dropped);
    }
  }

  private void event(Event event) {
    separate();
    text.append('{');
    number("ms", event.at().toMillis());
    switch (event) {
      case Event.Saw saw -> string("saw", saw.what());
      case Event.Called called -> {
        number("tookMs", called.took().toMillis());
        string("call", called.call());
        string("answer", called.answer());
        if (!called.requestId().isEmpty()) {
          string("request", called.requestId());
        }
      }
      case Event.Did did -> {
        number("tookMs", did.took().toMillis());
        string("did", did.what());
      }
    }
    text.append('}');
  }

  private void number(String name, long value) {
    key(name);
    text.append(value);
  }

  private void string(String name, String value) {
    key(name);
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      character(value.charAt(i));
    }
    text.append('"');
  }

  private void character(char each) {
    if (each == '"' || each == '\\') {
      text.append('\\').append(each);
    } else if (each < 0x20 || Character.isSurrogate(each)) {
      String hex = Integer.toHexString(each);
      text.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
    } else {
      text.append(each);
    }
  }

  private void key(String name) {
    separate();
    text.append('"').append(name).append("\":");
  }

  private void separate() {
    char last = text.charAt(text.length() - 1);
    if (last != '{' && last != '[') {
      text.append(',');
    }
  }
}
