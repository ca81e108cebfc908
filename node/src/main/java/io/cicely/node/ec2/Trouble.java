package io.cicely.node.ec2;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;

/**
 * Why a call had no answer. {@code action} is the IAM action, such as {@code
 * ec2:AttachNetworkInterface}; {@code message} is AWS's own text; {@code requestId} is empty where
 * AWS named none.
 */
public sealed interface Trouble {
  /** The IAM action of the call. */
  String action();

  /** AWS's own words, or the network's. */
  String message();

  /** AWS's id of the request, or empty. */
  String requestId();

  /** The role or the credentials do not allow it; the same call will fail again. */
  record Denied(String action, String errorCode, String message, String requestId)
      implements Trouble {}

  /** No credentials: none configured, or their source (IMDS) does not answer. */
  record NoCredentials(String action, String message) implements Trouble {
    @Override
    public String requestId() {
      return "";
    }
  }

  /** EC2 asks to come back later. */
  record Throttled(String action, String errorCode, String message, String requestId)
      implements Trouble {}

  /**
   * No answer in time, no connection, or a fault on EC2's side. Whether EC2 did what a mutating
   * call asked for is open: look before asking again.
   */
  record Unavailable(String action, String message, String requestId) implements Trouble {}

  /** EC2 does not know the id (which, just after it was made, may pass). */
  record NotFound(String action, String errorCode, String message, String requestId)
      implements Trouble {}

  /** EC2 understood and will not. */
  record Refused(String action, String errorCode, String message, String requestId)
      implements Trouble {}

  /** Whether the same call may well succeed a moment later, with nobody changing anything. */
  default boolean passing() {
    return switch (this) {
      case Throttled _, Unavailable _, NoCredentials _ -> true;
      case Denied _, NotFound _, Refused _ -> false;
    };
  }

  /** The failure to show when {@code what} (such as "Cannot attach eni-1 to i-1") met this. */
  default Failure failure(String what) {
    return new Failure(code(), what, why(), advice());
  }

  /** The failure's stable code. */
  default Code code() {
    return switch (this) {
      case Denied _ -> Code.EC2_DENIED;
      case NoCredentials _ -> Code.EC2_NO_CREDENTIALS;
      case Throttled _ -> Code.EC2_THROTTLED;
      case Unavailable _ -> Code.EC2_UNAVAILABLE;
      case NotFound _ -> Code.EC2_NOT_FOUND;
      case Refused _ -> Code.EC2_REFUSED;
    };
  }

  /** One clause: the call, EC2's code and words, the request id. */
  default String why() {
    String request = requestId().isEmpty() ? "" : " (request " + requestId() + ")";
    return switch (this) {
      case Denied denied -> action() + " is denied: " + said(denied.errorCode()) + request;
      case NoCredentials _ -> action() + " had no credentials: " + message();
      case Throttled throttled ->
          action() + " is throttled: " + said(throttled.errorCode()) + request;
      case Unavailable _ -> action() + " had no answer: " + message() + request;
      case NotFound unknown -> action() + " found nothing: " + said(unknown.errorCode()) + request;
      case Refused refused -> action() + " was refused: " + said(refused.errorCode()) + request;
    };
  }

  private String said(String errorCode) {
    return errorCode + ", " + message();
  }

  private String advice() {
    return switch (this) {
      case Denied _ -> "Allow " + action() + " to this node's role, and check its credentials";
      case NoCredentials _ ->
          "Give the instance a role (instance profile), or root credentials in ~/.aws";
      case Throttled _ ->
          "It is tried again; if it lasts, look for who else calls EC2 in this account";
      case Unavailable _ ->
          "Check the way from this node to the EC2 endpoint, and AWS's health page";
      case NotFound _ -> "Check the id, the region and the account";
      case Refused _ -> "";
    };
  }
}
