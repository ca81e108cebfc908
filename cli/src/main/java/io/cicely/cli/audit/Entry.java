package io.cicely.cli.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * One call.
 *
 * @param where {@code EC2}, or a node's name
 * @param what the IAM action, or the command
 * @param parameters of it, no secret among them
 * @param result {@code OK}, or the error's code and words
 * @param request AWS's id of the request, or empty
 * @param tookMs how long it took, in milliseconds
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Entry(
    String where,
    String what,
    SequencedMap<String, Object> parameters,
    String result,
    String request,
    long tookMs) {
  public Entry {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
  }
}
