package io.cicely.node.ec2.aws;

import java.time.Duration;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The SDK's clients, made when they are first needed, over one HTTP client. */
public final class Clients implements AutoCloseable {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
  private static final String SESSION = "cicely";

  private final Access access;
  private final SdkHttpClient http;
  private final AwsCredentialsProvider chain;
  private @Nullable Ec2Client ec2;
  private @Nullable StsClient sts;

  /** Clients by which nothing is asked yet. */
  public Clients(Access access) {
    this(access, http(access.limit()), chain(access.profile()));
  }

  /** Clients over that HTTP client, which is closed with them, and with those credentials. */
  public Clients(Access access, SdkHttpClient http, AwsCredentialsProvider chain) {
    this.access = access;
    this.http = http;
    this.chain = chain;
  }

  private static SdkHttpClient http(Duration limit) {
    // Java would send a POST again by itself when a kept connection turns out closed.
    System.setProperty("sun.net.http.retryPost", "false");
    TrustManager[] trust = {BundleTrust.ofThisNode(System.getenv())};
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(limit.compareTo(LONGEST_CONNECT) < 0 ? limit : LONGEST_CONNECT)
        .socketTimeout(limit)
        .tlsTrustManagersProvider(() -> trust)
        .build();
  }

  /** A profile that is named must have credentials: the chain would pass it over for the role's. */
  private static AwsCredentialsProvider chain(String profile) {
    return profile.isEmpty()
        ? DefaultCredentialsProvider.builder().build()
        : ProfileCredentialsProvider.create(profile);
  }

  /** The client of EC2. */
  public synchronized Ec2Client ec2() {
    Ec2Client known = ec2;
    if (known == null) {
      known = configure(Ec2Client.builder(), role()).httpClient(http).build();
      ec2 = known;
    }
    return known;
  }

  synchronized StsClient sts() {
    StsClient known = sts;
    if (known == null) {
      known = sts(role());
      sts = known;
    }
    return known;
  }

  private StsClient sts(AwsCredentialsProvider credentials) {
    return configure(StsClient.builder(), credentials).httpClient(http).build();
  }

  private AwsCredentialsProvider role() {
    if (access.roleArn().isEmpty()) {
      return chain;
    }
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts(chain))
        .refreshRequest(request -> request.roleArn(access.roleArn()).roleSessionName(SESSION))
        .build();
  }

  private <B extends AwsClientBuilder<B, ?>> B configure(
      B builder, AwsCredentialsProvider credentials) {
    return builder
        .region(Region.of(access.region()))
        .credentialsProvider(credentials)
        .overrideConfiguration(this::override);
  }

  private void override(ClientOverrideConfiguration.Builder configuration) {
    configuration.retryStrategy(AwsRetryStrategy.doNotRetry());
    if (!access.profile().isEmpty()) {
      configuration.defaultProfileName(access.profile());
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
