/** What an operator is promised of servers, nodes and databases: tests that stop them. */
package se.kassa.nodes;
