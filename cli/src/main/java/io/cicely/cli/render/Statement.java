package io.cicely.cli.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A statement of an IAM policy that allows something.
 *
 * @param id its Sid, letters and digits
 * @param why what it is for, for the operator
 * @param actions such as {@code ec2:StopInstances}
 * @param resources ARNs
 * @param keys condition keys of which each must have one of the values; empty: no condition
 */
public record Statement(
    String id,
    String why,
    List<String> actions,
    List<String> resources,
    SequencedMap<String, List<String>> keys) {
  public Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    keys = Collections.unmodifiableSequencedMap(keys);
  }

  /** As IAM's JSON has it. */
  SequencedMap<String, Object> data() {
    SequencedMap<String, Object> data = new LinkedHashMap<>();
    data.put("Sid", id);
    data.put("Effect", "Allow");
    data.put("Action", actions);
    data.put("Resource", resources);
    if (!keys.isEmpty()) {
      data.put("Condition", java.util.Map.of("StringEquals", keys));
    }
    return data;
  }
}
