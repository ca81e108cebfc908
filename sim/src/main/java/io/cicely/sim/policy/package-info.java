/**
 * IAM's evaluation of policies: a call is made by a principal on resources, each with condition
 * keys; it is allowed when some statement allows it for every resource and none denies it.
 *
 * <p>Pure. Whatever of IAM's language is not known here is refused when the policy is read, never
 * taken as matching or as not matching.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">
 *     Policy evaluation logic</a>
 */
@NullMarked
package io.cicely.sim.policy;

import org.jspecify.annotations.NullMarked;
