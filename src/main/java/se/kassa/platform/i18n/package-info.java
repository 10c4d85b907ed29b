/** Internationalisation: every text comes from a bundle; a new language is a new bundle. */
package se.kassa.platform.i18n;
