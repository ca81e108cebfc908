package io.cicely.cli.pacemaker;

/** Pacemaker's scores (Pacemaker Explained, "Scores"). */
public final class Score {
  /** What Pacemaker treats as infinite. */
  public static final int INFINITY = 1_000_000;

  private Score() {}
}
