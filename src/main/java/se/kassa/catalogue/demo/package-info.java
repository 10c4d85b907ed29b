/** The goods of a shop that does not exist, for whoever wants to try Kassa. */
package se.kassa.catalogue.demo;
