package io.cicely.node.ec2.aws;

import io.cicely.node.ec2.Trouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one place where AWS's error codes get their meaning (EC2 developer guide, "Error codes for
 * the Amazon EC2 API").
 */
final class Troubles {
  private static final String ENCODED_MESSAGE = " Encoded authorization failure message:";
  private static final int UNAUTHORIZED = 401;
  private static final int SERVER_ERROR = 500;

  private static final Set<String> DENIED =
      Set.of(
          "UnauthorizedOperation",
          "AccessDenied",
          "AccessDeniedException",
          "AuthFailure",
          "Blocked",
          "IncompleteSignature",
          "InvalidClientTokenId",
          "MissingAuthenticationToken",
          "OptInRequired",
          "PendingVerification",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  /** An instance's role gets new ones in time, unless their source does not answer for hours. */
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");

  private static final Set<String> THROTTLED =
      Set.of(
          "RequestLimitExceeded",
          "EC2ThrottledException",
          "RequestThrottled",
          "RequestThrottledException",
          "SlowDown",
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "TooManyRequestsException",
          "BandwidthLimitExceeded");

  private Troubles() {}

  static Trouble of(String action, SdkException thrown) {
    if (thrown instanceof AwsServiceException service) {
      return answered(action, service);
    }
    String message = messages(thrown);
    if (thrown instanceof SdkClientException && message.contains("credentials")) {
      return new Trouble.NoCredentials(action, message);
    }
    return new Trouble.Unavailable(action, message, "");
  }

  private static Trouble answered(String action, AwsServiceException thrown) {
    @Nullable AwsErrorDetails details = thrown.awsErrorDetails();
    String code = details == null ? "" : text(details.errorCode());
    String message = details == null ? messages(thrown) : brief(text(details.errorMessage()));
    String request = text(thrown.requestId());
    if (code.isEmpty() && thrown.statusCode() == UNAUTHORIZED) {
      // HttpURLConnection keeps the body of a 401 to itself; EC2 sends AuthFailure in it.
      return new Trouble.Denied(action, "AuthFailure", messages(thrown), request);
    }
    if (DENIED.contains(code)) {
      return new Trouble.Denied(action, code, message, request);
    }
    if (EXPIRED.contains(code)) {
      return new Trouble.NoCredentials(action, code + ", " + message);
    }
    if (THROTTLED.contains(code)) {
      return new Trouble.Throttled(action, code, message, request);
    }
    if (code.isEmpty() || thrown.statusCode() >= SERVER_ERROR) {
      String status = "HTTP " + thrown.statusCode() + " " + code + " " + message;
      return new Trouble.Unavailable(action, status.strip(), request);
    }
    if (code.endsWith(".NotFound")) {
      return new Trouble.NotFound(action, code, message, request);
    }
    return new Trouble.Refused(action, code, message, request);
  }

  /** A denial carries its details once more in some thousand characters that only STS can read. */
  private static String brief(String message) {
    int encoded = message.indexOf(ENCODED_MESSAGE);
    return encoded < 0 ? message : message.substring(0, encoded);
  }

  /** The SDK wraps: the innermost message names what really failed, such as the host. */
  private static String messages(Throwable thrown) {
    StringBuilder text = new StringBuilder(String.valueOf(thrown.getMessage()));
    @Nullable Throwable cause = thrown.getCause();
    while (cause != null) {
      String message = cause.getClass().getSimpleName() + ": " + cause.getMessage();
      if (cause.getMessage() != null && text.indexOf(cause.getMessage()) < 0) {
        text.append("; ").append(message);
      }
      cause = cause.getCause();
    }
    return text.toString();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
