/** Fills a database with as many believable orders as wanted: {@code ./mvnw -Pgenerate -Dorders=1000000}. */
package se.kassa.generator;
