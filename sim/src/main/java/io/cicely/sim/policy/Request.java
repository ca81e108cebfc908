package io.cicely.sim.policy;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A call to be judged.
 *
 * @param action with its service, such as {@code ec2:StopInstances}
 * @param resources all of which need a permission
 * @param keys condition keys of the call itself, such as {@code ec2:Region}
 */
public record Request(String action, List<Resource> resources, SortedMap<String, String> keys) {

  public Request {
    resources = List.copyOf(resources);
    keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
  }
}
