package io.cicely.node.ec2.aws;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes calls, each within a limit. The SDK's own time limits do not cover the resolving of names,
 * and a virtual thread that resolves a name holds its carrier: so a thread of the platform, which
 * is left behind when it hangs and does not keep the program from ending.
 */
public final class Calls implements AutoCloseable {
  /** What the SDK says where there is none. */
  private static final String NO_REQUEST_ID = "UNKNOWN";

  private final Duration limit;
  private final Deadline deadline;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("ec2-", 0).factory());

  /**
   * Calls of which each may take so long.
   *
   * @param deadline by which the last one has to return
   */
  public Calls(Duration limit, Deadline deadline) {
    this.limit = limit;
    this.deadline = deadline;
  }

  /**
   * Makes one attempt of a call; {@code action} is its IAM action, such as {@code
   * ec2:AttachNetworkInterface}.
   */
  public <T extends AwsResponse> Answer<T> make(String action, Callable<T> call) {
    Duration left = deadline.remaining();
    Duration time = left.compareTo(limit) < 0 ? left : limit;
    Future<T> answer = threads.submit(call);
    try {
      T given = answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return answered(action, given);
    } catch (ExecutionException failed) {
      return new Answer.Not<>(trouble(action, failed.getCause()));
    } catch (TimeoutException slow) {
      answer.cancel(true);
      return unavailable(action, "none within " + time.toMillis() + " ms");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return unavailable(action, "the agent was asked to end");
    }
  }

  /**
   * Makes a call for each page of a list, one attempt each.
   *
   * @param ask the call, with the token of the page; null: the first one
   * @param next the token of the page after this one, null or empty: there is none
   * @param view what a page has
   */
  public <P extends AwsResponse, T> Answer<List<T>> pages(
      String action,
      Function<@Nullable String, P> ask,
      Function<P, @Nullable String> next,
      Function<P, List<T>> view) {
    List<T> all = new ArrayList<>();
    String token = null;
    while (true) {
      String from = token;
      switch (make(action, () -> ask.apply(from))) {
        case Answer.Not<P>(var trouble) -> {
          return new Answer.Not<>(trouble);
        }
        case Answer.Given<P>(P page, String requestId) -> {
          all.addAll(view.apply(page));
          token = next.apply(page);
          if (token == null || token.isEmpty()) {
            return new Answer.Given<>(List.copyOf(all), requestId);
          }
          if (token.equals(from)) {
            return new Answer.Not<>(
                new Trouble.Unavailable(action, "the same page again and again", requestId));
          }
        }
      }
    }
  }

  /**
   * AWS puts a request id into every answer. What has none comes from something else on the way,
   * such as a proxy's page with status 200: read as an empty list it would mean "absent".
   */
  private static <T extends AwsResponse> Answer<T> answered(String action, T given) {
    String requestId = Views.text(given.responseMetadata().requestId());
    return requestId.isEmpty() || requestId.equals(NO_REQUEST_ID)
        ? unavailable(action, "something that is not AWS answered, without a request id")
        : new Answer.Given<>(given, requestId);
  }

  private static Trouble trouble(String action, @Nullable Throwable thrown) {
    return switch (thrown) {
      case SdkException expected -> Troubles.of(action, expected);
      case Error bug -> throw bug;
      case RuntimeException bug -> throw bug;
      case null, default ->
          throw new IllegalStateException(action + " threw what no call throws", thrown);
    };
  }

  private static <T> Answer<T> unavailable(String action, String message) {
    return new Answer.Not<>(new Trouble.Unavailable(action, message, ""));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
