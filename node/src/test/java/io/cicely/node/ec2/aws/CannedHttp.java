package io.cicely.node.ec2.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers every request with the same status and body. */
record CannedHttp(int status, String body) implements SdkHttpClient {
  private static final int OK = 200;
  private static final int LEAST = 200;
  private static final int MOST = 599;

  /** The status in decimal on a line of its own, then the body. */
  static CannedHttp of(byte[] data) {
    String text = new String(data, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    return end < 0
        ? new CannedHttp(OK, text)
        : new CannedHttp(status(text.substring(0, end)), text.substring(end + 1));
  }

  private static int status(String text) {
    try {
      return Math.clamp(Integer.parseInt(text), LEAST, MOST);
    } catch (NumberFormatException none) {
      return OK;
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return HttpExecuteResponse.builder()
            .response(SdkHttpResponse.builder().statusCode(status).build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
