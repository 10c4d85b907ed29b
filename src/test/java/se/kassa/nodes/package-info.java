/** Resilience tests that stop servers, nodes and databases. */
package se.kassa.nodes;
