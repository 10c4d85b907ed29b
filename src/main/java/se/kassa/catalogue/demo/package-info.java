/** The demo catalogue, for evaluation. */
package se.kassa.catalogue.demo;
