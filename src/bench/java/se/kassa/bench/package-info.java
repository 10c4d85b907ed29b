/**
 * The benchmark: every figure of the shop beside the least that the same server needs for the same result, measured in
 * the same run in turns, so that the ratio counts on a noisy machine. {@code ./mvnw -Pbench verify} runs it.
 */
package se.kassa.bench;
