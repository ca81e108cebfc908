package io.cicely.cli.install.machine;

/** What is run on a node where one command is not enough; POSIX sh. */
final class Scripts {
  private Scripts() {}

  /** Makes the key $1, unless there is one. */
  static final String MAKE_KEY =
      """
      [ -s "$1" ] && exit 0
      umask 077
      rm -f -- "$1.new"
      corosync-keygen -l -k "$1.new" >/dev/null && chmod 0400 -- "$1.new" && sync -- "$1.new" \\
        && mv -f -- "$1.new" "$1"
      """;

  /** Removes all CIBs from the folder $1. */
  static final String FORGET_CIB = "rm -f -- \"$1\"/cib*";

  /** Prints the secret $1. */
  static final String READ_SECRET = "base64 <\"$1\" | tr -d '\\n'";

  /** Writes standard input, in base64, to $1, for root alone. */
  static final String WRITE_SECRET =
      """
      umask 077
      new=$(mktemp -- "$1.XXXXXX") || exit
      trap 'rm -f -- "$new"' EXIT
      base64 -d >"$new" && [ -s "$new" ] && chmod 0400 -- "$new" && sync -- "$new" \\
        && mv -f -- "$new" "$1"
      """;

  /** Makes the folder of $1 and empties $1.part. */
  static final String BEGIN_UPLOAD =
      "umask 022; mkdir -p -- \"$(dirname -- \"$1\")\" && : >\"$1.part\"";

  /** Adds standard input, in base64, to $1.part. */
  static final String ADD_TO_UPLOAD = "base64 -d >>\"$1.part\"";

  /** Puts $1.part in the place of $1 if its digest is $2. */
  static final String END_UPLOAD =
      """
      printf '%s  %s\\n' "$2" "$1.part" | sha256sum -c --status && sync -- "$1.part" \\
        && mv -f -- "$1.part" "$1"
      """;

  /**
   * Succeeds once all $1 nodes are members, Pacemaker has all of them online, and its CIB answers.
   */
  static final String READY =
      """
      [ "$(corosync-quorumtool -s 2>/dev/null | sed -n 's/^Nodes: *//p')" = "$1" ] || exit 1
      online=$(crm_mon --output-as=xml 2>/dev/null | grep -c '<node .*online="true"')
      [ "$online" -ge "$1" ] && cibadmin --query >/dev/null 2>&1
      """;
}
