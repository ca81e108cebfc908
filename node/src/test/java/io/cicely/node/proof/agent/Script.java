package io.cicely.node.proof.agent;

import io.cicely.node.proof.model.Action;
import io.cicely.node.proof.model.Print;
import io.cicely.node.proof.model.Run;
import io.cicely.node.proof.search.Mix;

/**
 * A shell script between two of its commands.
 *
 * @param line the command that comes next
 * @param variable what it found out before: an id, or empty
 */
record Script(Action action, String line, String variable) implements Run {
  static Script begin(Action action) {
    return new Script(action, "", "");
  }

  Script at(String next) {
    return new Script(action, next, variable);
  }

  Script at(String next, String value) {
    return new Script(action, next, value);
  }

  @Override
  public void print(Print print) {
    print.put(Mix.of(line));
    print.id(variable.isEmpty() ? null : variable);
  }

  @Override
  public boolean sawOff(String instanceId) {
    return false;
  }

  @Override
  public boolean mentions(String id) {
    return variable.equals(id);
  }
}
