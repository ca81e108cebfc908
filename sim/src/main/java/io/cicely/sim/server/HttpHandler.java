package io.cicely.sim.server;

/** Answers HTTP requests. */
@FunctionalInterface
interface HttpHandler {
  /**
   * Answers one request, on a thread that may wait.
   *
   * @throws ConnectionCut to close the connection with no answer at all
   * @throws InterruptedException when the server closes meanwhile
   */
  HttpResponse answer(HttpRequest request) throws InterruptedException;

  /** The handler wants the peer to see its connection reset. */
  final class ConnectionCut extends RuntimeException {
    ConnectionCut() {
      super("the connection is cut", null, false, false);
    }
  }
}
