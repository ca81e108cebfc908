/**
 * The codec between AWS's wire formats and the AWS SDK's model classes.
 *
 * <p>Names, types and lists come from the classes' own {@code sdkFields()}, so every operation of
 * EC2 and STS is served without a line of its own. What the model does not know is refused, never
 * ignored. The SDK says nothing of required parameters: actions check those.
 */
@NullMarked
package io.cicely.sim.wire;

import org.jspecify.annotations.NullMarked;
