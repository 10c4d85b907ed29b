/** Normalization of texts for search, sorting and storage. */
package se.kassa.platform.text;
