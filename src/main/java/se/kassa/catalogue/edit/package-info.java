/** Editing the catalogue: single products and file import. */
package se.kassa.catalogue.edit;
