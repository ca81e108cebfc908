/** What a wanted cluster becomes elsewhere: the IAM policies of who calls EC2 for it. Pure. */
@NullMarked
package io.cicely.cli.render;

import org.jspecify.annotations.NullMarked;
