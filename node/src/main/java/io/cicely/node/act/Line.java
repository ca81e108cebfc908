package io.cicely.node.act;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Kernel;
import io.cicely.node.net.Snapshot;
import io.cicely.node.vip.Sight;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The line to EC2, found when it is first needed, with everything on it put down. */
final class Line {
  private final Cloud cloud;
  private final Recorder recorder;
  private Cloud.@Nullable Connection connection;
  private volatile @Nullable Duration firstAsked;

  Line(Cloud cloud, Recorder recorder) {
    this.cloud = cloud;
    this.recorder = recorder;
  }

  /**
   * EC2, as far as the way to it is known.
   *
   * @throws Failure if it is not
   */
  synchronized Cloud.Connection connect() {
    Cloud.Connection known = connection;
    if (known == null) {
      Cloud.Connection found = cloud.connect();
      recorder.crowd().seenBy(found.self());
      known =
          new Cloud.Connection(
              found.self(),
              new RecordedEc2(found.ec2(), recorder),
              new RecordedRouteTables(found.routeTables(), recorder),
              found.metadata());
      connection = known;
    }
    return known;
  }

  /**
   * Gets ready to ask, and asks nothing: what a start would have to read from disk is in memory
   * then.
   */
  void warm() {
    try {
      connect();
    } catch (RuntimeException unready) {
      recorder.saw("no way to EC2: " + unready.getMessage());
    }
  }

  /** Whether packets for the address come here, by the instance's metadata; false if unknown. */
  boolean metadataShows(String macAddress, String address) {
    boolean shows;
    try {
      shows = connect().metadata().shows(macAddress, address);
    } catch (Failure unanswered) {
      recorder.saw(unanswered.why());
      return false;
    }
    recorder.saw(address + (shows ? " in" : " not in") + " the metadata of " + macAddress);
    return shows;
  }

  /** Since when EC2 has been asked; zero before. */
  Duration asking(Duration now) {
    Duration since = firstAsked;
    return since == null ? Duration.ZERO : now.minus(since);
  }

  /** EC2 is asked now. */
  Duration noteAsked() {
    Duration now = recorder.now();
    firstAsked = firstAsked == null ? now : firstAsked;
    return now;
  }

  /** What EC2 answers, as a sight; {@code what} says what is tried. */
  <T> Sight<T> ask(String what, Function<Cloud.Connection, Answer<T>> ask) {
    try {
      return switch (ask.apply(connect())) {
        case Answer.Given<T>(T value, String _) -> new Sight.Seen<>(value);
        case Answer.Not<T>(Trouble trouble) ->
            new Sight.Unknown<>(trouble.failure(what), trouble.passing());
      };
    } catch (Failure noWay) {
      noteAsked();
      return new Sight.Unknown<>(noWay, true);
    } catch (RuntimeException unforeseen) {
      // Settings that the SDK does not like. The kernel can be judged all the same.
      String why = "it failed with " + unforeseen;
      return new Sight.Unknown<>(
          new Failure(Code.EC2_UNAVAILABLE, what, why, "", unforeseen), true);
    }
  }

  static Answer<Instance> instance(Ec2 ec2, String id) {
    return only(ec2.describeInstances(Select.ids(id)), id);
  }

  /** The one thing that was asked about. */
  static <T> Answer<T> only(Answer<List<T>> answer, String id) {
    return switch (answer) {
      case Answer.Not<List<T>>(Trouble trouble) -> new Answer.Not<>(trouble);
      case Answer.Given<List<T>>(List<T> found, String request) ->
          found.isEmpty()
              ? new Answer.Not<>(
                  new Trouble.NotFound("Describe", "empty", "no " + id + " in the answer", request))
              : new Answer.Given<>(found.getFirst(), request);
    };
  }

  static Sight<Snapshot> lookAt(Kernel kernel) {
    try {
      return new Sight.Seen<>(kernel.observe());
    } catch (Failure failure) {
      return new Sight.Unknown<>(failure, failure.code() != Code.TOOL_MISSING);
    }
  }
}
