package io.cicely.node.ec2.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

final class TroublesTest {
  private static final String ACTION = "ec2:AttachNetworkInterface";

  @ParameterizedTest
  @CsvSource({
    "UnauthorizedOperation, 403, EC2_DENIED",
    "AuthFailure, 401, EC2_DENIED",
    "SignatureDoesNotMatch, 403, EC2_DENIED",
    "RequestLimitExceeded, 503, EC2_THROTTLED",
    "Throttling, 400, EC2_THROTTLED",
    "Unavailable, 503, EC2_UNAVAILABLE",
    "InternalError, 500, EC2_UNAVAILABLE",
    "'', 502, EC2_UNAVAILABLE",
    "InvalidNetworkInterfaceID.NotFound, 400, EC2_NOT_FOUND",
    "InvalidAttachmentID.NotFound, 400, EC2_NOT_FOUND",
    "RequestExpired, 400, EC2_NO_CREDENTIALS",
    "IncorrectState, 400, EC2_REFUSED",
    "AttachmentLimitExceeded, 400, EC2_REFUSED",
    "SomethingOfTomorrow, 400, EC2_REFUSED"
  })
  void classifiesEc2sErrors(String code, int status, Code expected) {
    Trouble trouble = Troubles.of(ACTION, answered(code, "because", status));
    assertThat(trouble.code()).isEqualTo(expected);
    assertThat(trouble.action()).isEqualTo(ACTION);
    assertThat(trouble.why()).contains(ACTION, code, "because");
  }

  @Test
  void keepsTheRequestIdAndDropsWhatOnlyStsCanRead() {
    String message = "Not allowed. Encoded authorization failure message: " + "x".repeat(2000);
    Trouble trouble = Troubles.of(ACTION, answered("UnauthorizedOperation", message, 403));
    assertThat(trouble.message()).isEqualTo("Not allowed.");
    assertThat(trouble.requestId()).isEqualTo("request-1");
    assertThat(trouble.failure("Cannot attach"))
        .hasMessageStartingWith("Cannot attach: " + ACTION + " is denied")
        .hasMessageEndingWith("[EC2_DENIED]");
  }

  @Test
  void tellsWhatTheNetworkSaid() {
    var thrown =
        SdkClientException.create(
            "Unable to execute HTTP request", new UnknownHostException("ec2.example"));
    assertThat(Troubles.of(ACTION, thrown))
        .isInstanceOfSatisfying(
            Trouble.Unavailable.class,
            unavailable -> assertThat(unavailable.message()).contains("ec2.example"));
  }

  @Test
  void knowsThatCredentialsAreMissing() {
    for (String said :
        new String[] {
          "Unable to load credentials from any of the providers in the chain",
          "Profile file contained no credentials for profile 'nosuch'"
        }) {
      Trouble trouble = Troubles.of(ACTION, SdkClientException.create(said));
      assertThat(trouble.code()).isEqualTo(Code.EC2_NO_CREDENTIALS);
      assertThat(trouble.passing()).isTrue();
    }
  }

  private static AwsServiceException answered(String code, String message, int status) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    return AwsServiceException.builder()
        .awsErrorDetails(details)
        .statusCode(status)
        .requestId("request-1")
        .build();
  }
}
