package io.cicely.sim.server;

import static io.cicely.sim.server.LoopbackSim.ADAM;
import static io.cicely.sim.server.LoopbackSim.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** What goes over the wire, to the letter; and signatures that no SDK would make. */
class WireTest {
  private static final String IDENTITY = "Action=GetCallerIdentity&Version=2011-06-15";
  private static final String INSTANCES = "Action=DescribeInstances&Version=2016-11-15";

  private final LoopbackSim sim = new LoopbackSim();
  private final RawClient ec2 = new RawClient(sim.plainEndpoint(), ADMIN);

  WireTest() throws IOException {}

  @AfterEach
  void stop() throws IOException {
    ec2.close();
    sim.close();
  }

  @Test
  void anAnswerWithoutOutputSaysReturnTrue() {
    ec2.post(
        "Action=AttachNetworkInterface&Version=2016-11-15&NetworkInterfaceId=eni-0bbbbbbbbbbbbbbbb"
            + "&DeviceIndex=1&InstanceId="
            + ADAM);
    var attachment =
        Objects.requireNonNull(
            sim.engine.world().networkInterface("eni-0bbbbbbbbbbbbbbbb").attachment());
    var response =
        ec2.post(
            "Action=DetachNetworkInterface&Version=2016-11-15&AttachmentId=" + attachment.id());
    assertThat(response.body())
        .matches(
            "<\\?xml version=\"1.0\" encoding=\"UTF-8\"\\?>\n"
                + "<DetachNetworkInterfaceResponse"
                + " xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                + "<requestId>[0-9a-f-]{36}</requestId><return>true</return>"
                + "</DetachNetworkInterfaceResponse>");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/xml;charset=UTF-8");
  }

  @Test
  void listsHaveItemsAndTimesHaveMillis() {
    String body = ec2.post(INSTANCES + "&InstanceId.1=" + ADAM).body();
    assertThat(body)
        .contains("<reservationSet><item><reservationId>", "<instancesSet><item>")
        .containsPattern(
            "<launchTime>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z</launchTime>");
  }

  @Test
  void textIsEscaped() {
    String body = ec2.post("Action=DescribeNetworkInterfaces&Version=2016-11-15").body();
    assertThat(body).contains("<description>vip &lt;&amp;&gt;</description>");
  }

  @Test
  void anErrorHasItsOwnDocument() {
    var response = ec2.post(INSTANCES + "&InstanceId.1=1343124");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .matches(
            "<\\?xml version=\"1.0\" encoding=\"UTF-8\"\\?>\n"
                + "<Response><Errors><Error><Code>InvalidInstanceID.Malformed</Code>"
                + "<Message>Invalid id: &quot;1343124&quot;</Message></Error></Errors>"
                + "<RequestID>[0-9a-f-]{36}</RequestID></Response>");
  }

  @Test
  void stsSpeaksTheQueryProtocol() {
    ec2.scopedTo("eu-west-1", "sts");
    assertThat(ec2.post(IDENTITY).body())
        .contains(
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                + "<GetCallerIdentityResult>",
            "<Arn>arn:aws:iam::123456789012:user/admin</Arn>",
            "</GetCallerIdentityResult><ResponseMetadata><RequestId>");
    assertThat(ec2.post(IDENTITY + "&Nonsense=1").body())
        .contains("<Error><Type>Sender</Type><Code>UnknownParameter</Code>");
  }

  @Test
  void whatTheModelDoesNotKnowIsRefused() {
    assertRefused(400, "InvalidAction", ec2.post("Action=DescribeNothing&Version=2016-11-15"));
    assertRefused(400, "MissingAction", ec2.post("Version=2016-11-15"));
    assertRefused(400, "NoSuchVersion", ec2.post("Action=DescribeInstances&Version=2010-01-01"));
    assertRefused(400, "UnknownParameter", ec2.post(INSTANCES + "&Colour=blue"));
    assertRefused(400, "UnknownParameter", ec2.post(INSTANCES + "&InstanceId=" + ADAM));
    assertRefused(400, "UnknownParameter", ec2.post(INSTANCES + "&InstanceId.0=" + ADAM));
    assertRefused(400, "UnknownParameter", ec2.post(INSTANCES + "&Filter.1.Nome=x"));
    assertRefused(400, "UnknownParameter", ec2.post(INSTANCES + "&MaxResults.1=7"));
    assertRefused(400, "InvalidParameterValue", ec2.post(INSTANCES + "&MaxResults=many"));
    assertRefused(400, "InvalidParameterValue", ec2.post(INSTANCES + "&DryRun=perhaps"));
    assertRefused(
        400, "InvalidParameterCombination", ec2.post(INSTANCES + "&MaxResults=5&MaxResults=6"));
  }

  @Test
  void aSignatureInTheQueryIsAsGood() {
    assertThat(ec2.get(INSTANCES + "&InstanceId.1=" + ADAM).body()).contains(ADAM);
    assertThat(ec2.scopedTo("eu-west-1", "sts").get(IDENTITY).body()).contains("user/admin");
  }

  @Test
  void aWrongKeyIsAnAuthFailureIn401() {
    try (var wrong =
        new RawClient(
            sim.plainEndpoint(), AwsBasicCredentials.create(ADMIN.accessKeyId(), "another"))) {
      assertRefused(401, "AuthFailure", wrong.post(INSTANCES));
      assertRefused(401, "AuthFailure", wrong.get(INSTANCES));
      wrong.scopedTo("eu-west-1", "sts");
      assertRefused(403, "SignatureDoesNotMatch", wrong.post(IDENTITY));
    }
  }

  @Test
  void aBodyOtherThanTheSignedOneIsRefused() {
    assertRefused(
        401, "AuthFailure", ec2.postTampered(INSTANCES, INSTANCES + "&InstanceId.1=" + ADAM));
  }

  @Test
  void aSignatureForAnotherRegionIsRefused() {
    assertRefused(401, "AuthFailure", ec2.scopedTo("us-west-2", "ec2").post(INSTANCES));
  }

  @Test
  void clocksMayDifferByFiveMinutes() {
    assertRefused(403, "RequestExpired", ec2.at(offset(-6)).post(INSTANCES));
    assertRefused(403, "RequestExpired", ec2.at(offset(6)).post(INSTANCES));
    assertThat(ec2.at(offset(-4)).post(INSTANCES).statusCode()).isEqualTo(200);
    assertThat(ec2.at(offset(4)).post(INSTANCES).statusCode()).isEqualTo(200);
  }

  @Test
  void anUnsignedRequestIsRefused() {
    assertRefused(403, "MissingAuthenticationToken", ec2.unsigned(INSTANCES));
  }

  private static Clock offset(int minutes) {
    return Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
  }

  private static void assertRefused(int status, String code, HttpResponse<String> response) {
    assertThat(response.body()).contains("<Code>" + code + "</Code>");
    assertThat(response.statusCode()).isEqualTo(status);
  }
}
