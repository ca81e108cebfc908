package io.cicely.node.fence;

/** What {@code --help} and {@code --version} print. */
final class Usage {
  private static final String HELP =
      """
      Usage: fence_cicely [options]     (or name=value lines on standard input)
        -o, --action=ACTION      on, off, reboot (default), status, monitor, list, list-status,
                                 metadata, manpage, validate-all
        -n, --plug=PLUG,...      instance id (i-...), or the value of its Name tag; of several
                                 all are powered off, and on is who has one that is on
        -r, --region=REGION      default: as for every AWS tool, else this instance's own
        -p, --profile=PROFILE    profile of the AWS configuration; default: the SDK's own chain
            --role-arn=ARN       role to assume
            --release=ENI,...    network interfaces to detach from the instance powered off
        -t, --tag=KEY            the tag that a plug which is no id names (default: Name)
            --filter=NAME=VALUE  the instances that list, monitor and validate-all are about: an
                                 EC2 filter, of several values (by commas) any
        -C, --separator=CHAR     between the fields of list (default: ,)
            --plug-separator=C   between several plugs (default: ,)
            --delay=SECONDS      wait before off and reboot
        -q, --quiet              nothing on standard error
        -v, --verbose            each call of EC2 on standard error
        -V, --version            the version
        -h, --help               this text
      Exit code: 0 done or on, 1 failed, 2 off (status).
      """;

  private Usage() {}

  static String help() {
    return HELP.stripTrailing();
  }

  static String version() {
    String version = Usage.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
