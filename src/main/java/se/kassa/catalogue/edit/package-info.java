/** The catalogue as the shop edits it: one product at a time, or a whole file. */
package se.kassa.catalogue.edit;
