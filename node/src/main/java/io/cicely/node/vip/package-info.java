/**
 * The modes of a floating IP: what is observed, and the one next step towards having it here or not
 * having it here. Pure: a decision sees records and returns a {@link io.cicely.node.vip.Step}, and
 * asks for what it has to know by a step as well. What was not answered is unknown, and never read
 * as absent.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.vip;
