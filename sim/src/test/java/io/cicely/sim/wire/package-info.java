/** The codec against the marshallers of the AWS SDK, for every operation of the model. */
@NullMarked
package io.cicely.sim.wire;

import org.jspecify.annotations.NullMarked;
