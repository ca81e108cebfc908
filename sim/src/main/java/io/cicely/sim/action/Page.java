package io.cicely.sim.action;

import io.cicely.sim.world.Refusals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a Describe.
 *
 * @param nextToken null on the last page
 */
record Page<T>(List<T> items, @Nullable String nextToken) {

  /**
   * The page that was asked for. A token is the number of items that came before it.
   *
   * @param least the smallest MaxResults that the action accepts
   */
  static <T> Page<T> of(
      List<T> all,
      List<String> ids,
      @Nullable Integer maxResults,
      @Nullable String token,
      int least) {
    if (maxResults == null && token == null) {
      return new Page<>(all, null);
    }
    if (!ids.isEmpty()) {
      throw Refusals.invalidCombination(
          "The parameter maxResults cannot be used with explicit resource IDs in the request");
    }
    int size = maxResults == null ? 1000 : maxResults;
    if (size < least || size > 1000) {
      throw Refusals.invalidValue(
          "Value ( "
              + size
              + " ) for parameter maxResults is invalid. Expecting a value between "
              + least
              + " and 1000.");
    }
    int from = offset(token, all.size());
    int to = Math.min(all.size(), from + size);
    return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
  }

  private static int offset(@Nullable String token, int size) {
    if (token == null) {
      return 0;
    }
    try {
      return Math.clamp(Integer.parseInt(token), 0, size);
    } catch (NumberFormatException e) {
      throw Refusals.invalidValue("Value (" + token + ") for parameter nextToken is invalid.");
    }
  }
}
