/** Languages: every text comes from a bundle, and another language is a bundle more. */
package se.kassa.platform.i18n;
