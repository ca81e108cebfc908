/**
 * The two programs of {@code ocf:cicely:vip}: {@link io.cicely.node.ocf.LocalMain} judges by the
 * kernel alone and starts fast, {@link io.cicely.node.ocf.Ec2Main} moves the VIP. Environment in,
 * exit code out (OCF resource agent API 1.1), the reason on standard error, nothing on standard
 * output. From {@code LocalMain} no type of the AWS SDK is reachable, not even in a signature.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.ocf;
