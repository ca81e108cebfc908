package io.cicely.sim.server;

/**
 * Who makes a call, as GetCallerIdentity names it.
 *
 * @param account the twelve digits of the account
 * @param userId the unique id of the user, or of the role and the session's name
 */
public record Caller(String account, String arn, String userId) {

  /** A user of the account. */
  public static Caller user(String account, String name) {
    return new Caller(
        account, "arn:aws:iam::%s:user/%s".formatted(account, name), uniqueId("AIDA", name));
  }

  /** A session of a role: an instance's session is named by the instance's id. */
  public static Caller role(String account, String role, String session) {
    return new Caller(
        account,
        "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account, role, session),
        uniqueId("AROA", role) + ":" + session);
  }

  private static String uniqueId(String prefix, String name) {
    return prefix + "%017d".formatted(Integer.toUnsignedLong(name.hashCode()));
  }
}
