package io.cicely.cli.render;

/** The file that holds Corosync back where a node boots again. */
public final class Rejoin {
  /** Where systemd looks for it. */
  public static final String PATH = "/etc/systemd/system/corosync.service.d/rejoin.conf";

  private static final int START_SECONDS = 90;

  private Rejoin() {}

  /**
   * A machine may boot faster than the others notice that it was gone; the news that it was fenced
   * would then reach the node itself, and Pacemaker would stay down there ("We were allegedly just
   * fenced"). The vendors give the same advice for EC2. Once per boot, which /run forgets, and not
   * before Corosync has ever run.
   */
  public static String text(CorosyncTimes times) {
    long seconds = times.detection().toSeconds() + 2;
    return """
        # Not earlier than the other nodes have noticed that this one was gone; once per boot, and
        # not on the first.
        [Service]
        ExecStartPre=/bin/sh -c 'mkdir /run/rejoin && ls /var/lib/corosync/ringid_* \\
          && sleep %d || :'
        TimeoutStartSec=%d
        """
        .formatted(seconds, seconds + START_SECONDS);
  }
}
