package io.cicely.cli.cloud;

import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Failure;

/** What EC2's troubles mean for an operator. */
public final class Refusal {
  private Refusal() {}

  /** The failure to show when {@code what} met this. */
  public static Failure of(String what, Trouble trouble) {
    return new Failure(trouble.code(), what, trouble.why(), advice(trouble));
  }

  private static String advice(Trouble trouble) {
    return switch (trouble) {
      case Trouble.Denied _ ->
          "Allow " + trouble.action() + " to whoever runs cicely, or use other credentials";
      case Trouble.NoCredentials _ -> "Log in to AWS, such as by aws sso login, or set AWS_PROFILE";
      case Trouble.Throttled _ -> "Run it again; look for who else calls EC2 in this account";
      case Trouble.Unavailable _ ->
          "Check the way from here to the EC2 endpoint, and AWS's health page; then run it again";
      case Trouble.NotFound _ -> "Run it again: it looks anew at what is there";
      case Trouble.Refused _ -> "Mend what EC2 says, and run it again";
    };
  }
}
