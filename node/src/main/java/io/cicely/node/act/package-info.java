/**
 * The one loop of every action: observe, decide, act, until the goal is seen or the deadline is
 * there. Decisions are made in {@code vip}; here they are carried out, waits included, and each
 * thing seen, called or done is put down for the journal. It is the only place that tries anything
 * again.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.act;
