package io.cicely.cli.spec.yaml;

import java.util.regex.Pattern;

/** What must not stand in the file, and must not be repeated in a message if it does. */
final class Secrets {
  static final String WHAT = "a secret does not belong into this file";
  static final String REMEDY =
      "Remove it, and consider it known to others. Give the instances a role (instance profile) or"
          + " name a role_arn; what a service needs, Pacemaker's cibsecret keeps";

  private static final Pattern KEY =
      Pattern.compile(
          "(?i).*(?:access_?-?key|secret|passw|passphrase|passwd|credential|(?:private|api)_?-?key"
              + "|(?:session|security|auth|bearer)_?-?token|authkey).*");

  /** An access key's id, a private key, a web token. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?s).*(?:(?:AKIA|ASIA)[A-Z0-9]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|eyJ[\\w-]{20,}).*");

  /** As long and as mixed as a secret access key. */
  private static final Pattern LIKE_A_SECRET = Pattern.compile(".*[A-Za-z0-9/+=]{40}.*");

  private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]{0,60}");

  private Secrets() {}

  /** Whether what stands under the key must be one. */
  static boolean isNameOfOne(String key) {
    return KEY.matcher(key).matches();
  }

  /** Whether the text can be nothing else. */
  static boolean isOne(String text) {
    return VALUE.matcher(text).matches();
  }

  /** The text in quotes, or "this" where it may be a secret or unfit for a terminal. */
  static String quoted(String text) {
    return mayBeShown(text) ? "'" + text + "'" : "this";
  }

  /** The path of what stands under the key. */
  static String path(String path, String key) {
    return path + "." + (mayBeShown(key) ? key : "...");
  }

  private static boolean mayBeShown(String text) {
    return PLAIN.matcher(text).matches() && !isOne(text) && !LIKE_A_SECRET.matcher(text).matches();
  }
}
