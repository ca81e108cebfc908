/**
 * The part of Pacemaker's CIB that a wanted cluster stands for: each value with its reason. What is
 * not named here is none of Cicely's business. Pure.
 */
@NullMarked
package io.cicely.cli.render.cib;

import org.jspecify.annotations.NullMarked;
