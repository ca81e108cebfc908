/**
 * The port {@code Ec2} over the AWS SDK: one attempt per call, each within a limit of its own
 * whatever hangs (name resolution included). Credentials, profile and endpoint come from the SDK's
 * own chain and variables; trust comes from the node's PEM bundle; the instance id and, where
 * nothing else names it, the region come from IMDSv2. No SDK type leaves this package, except to
 * where set-up makes its own calls in the same way.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.ec2.aws;
