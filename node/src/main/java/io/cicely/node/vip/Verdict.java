package io.cicely.node.vip;

/** What a monitor concludes. */
public sealed interface Verdict {
  /** The VIP runs here; {@code warning} is empty where all was seen. */
  record Running(String warning) implements Verdict {}

  /** It was seen to be completely absent here. */
  record Stopped() implements Verdict {}

  /** It is half here, or it could not be told. */
  record Broken(String reason) implements Verdict {}
}
