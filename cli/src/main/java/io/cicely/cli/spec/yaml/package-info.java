/**
 * {@code cluster.yaml}: its shape is data ({@code FileShape}), from which both the reader and the
 * JSON Schema come, so that the two cannot drift. Reading finds all problems of a file at once,
 * each with its place and what to write instead, or none and the wanted cluster. Pure: text in,
 * values out.
 */
@NullMarked
package io.cicely.cli.spec.yaml;

import org.jspecify.annotations.NullMarked;
