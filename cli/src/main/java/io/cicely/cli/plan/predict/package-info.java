/**
 * How long a VIP will be away: a sum of named terms, each from the configuration, from a profile of
 * EC2's latencies, or measured of our own agents. Pure.
 */
@NullMarked
package io.cicely.cli.plan.predict;

import org.jspecify.annotations.NullMarked;
