/** The port {@code Cloud} over the AWS SDK. No SDK type leaves this package. */
@NullMarked
package io.cicely.cli.cloud.aws;

import org.jspecify.annotations.NullMarked;
