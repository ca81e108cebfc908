/**
 * The one clock and the only place of sleeping. Time within a program is measured from a monotonic
 * origin, so that a step of the wall clock (NTP, a resumed machine) neither ends nor stretches a
 * wait; the wall clock only stamps records.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.time;
