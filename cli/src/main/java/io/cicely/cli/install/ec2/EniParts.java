package io.cicely.cli.install.ec2;

import io.cicely.cli.cloud.Cloud;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A change of one ENI, of one or several calls in order. Only those are made whose part is missing:
 * killed between two, the next run makes the second alone.
 *
 * @param isDoneWithout whether the change is there as well when the ENI is not
 */
record EniParts(Looks looks, String eni, boolean isDoneWithout, List<Part> parts)
    implements Errand {
  /** One call, and whether it is needed no more. */
  record Part(Predicate<Eni> isDone, Supplier<Answer<Cloud.Accepted>> call) {}

  @Override
  public Answer<Boolean> isSeen() {
    return looks
        .eni(eni)
        .map(
            found ->
                found
                    .map(it -> parts.stream().allMatch(part -> part.isDone().test(it)))
                    .orElse(isDoneWithout));
  }

  @Override
  public Answer<Asked> ask() {
    return switch (looks.eni(eni)) {
      case Answer.Not<Optional<Eni>>(Trouble trouble) -> new Answer.Not<>(trouble);
      case Answer.Given<Optional<Eni>>(Optional<Eni> found, String request) ->
          found
              .map(it -> ask(it, request))
              .orElseGet(
                  () ->
                      new Answer.Not<>(
                          new Trouble.NotFound(
                              "ec2:DescribeNetworkInterfaces",
                              "InvalidNetworkInterfaceID.NotFound",
                              eni + " is not there",
                              request)));
    };
  }

  private Answer<Asked> ask(Eni found, String request) {
    for (Part part : parts) {
      if (!part.isDone().test(found)
          && part.call().get() instanceof Answer.Not<Cloud.Accepted>(Trouble trouble)) {
        return new Answer.Not<>(trouble);
      }
    }
    return new Answer.Given<>(Asked.ACCEPTED, request);
  }
}
