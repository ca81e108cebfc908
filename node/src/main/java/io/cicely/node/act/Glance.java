package io.cicely.node.act;

import io.cicely.node.vip.Sight;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One thing that can be looked at in the background, and what is known of it. */
final class Glance<T> {
  private final Supplier<Sight<T>> look;
  private Sight<T> sight = new Sight.NotLooked<>();
  private @Nullable CompletableFuture<Sight<T>> underWay;

  /** {@code look} must return by itself: nothing ends it. */
  Glance(Supplier<Sight<T>> look) {
    this.look = look;
  }

  /** Begins to look, unless that is under way, and waits for the answer for so long. */
  void look(Duration patience) {
    CompletableFuture<Sight<T>> asked = underWay;
    if (asked == null) {
      asked = new CompletableFuture<>();
      CompletableFuture<Sight<T>> answer = asked;
      Thread.ofVirtual().start(() -> answer.completeAsync(look, Runnable::run));
      underWay = asked;
    }
    try {
      sight = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      underWay = null;
    } catch (TimeoutException slow) {
      sight = new Sight.Pending<>();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      sight = new Sight.Pending<>();
    } catch (ExecutionException bug) {
      throw new IllegalStateException("looking failed", bug);
    }
  }

  /** What was seen is out of date. */
  void forget() {
    sight = new Sight.NotLooked<>();
  }

  /** What is known of it. */
  Sight<T> sight() {
    return sight;
  }
}
