/** Texts made comparable. */
package se.kassa.platform.text;
