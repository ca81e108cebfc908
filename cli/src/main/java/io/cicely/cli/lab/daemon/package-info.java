/**
 * The lab's one long-running process: it lives in the VPC router's network namespace, embeds the
 * simulator, and makes the machine below agree with the simulated world before the world says so.
 */
@NullMarked
package io.cicely.cli.lab.daemon;

import org.jspecify.annotations.NullMarked;
