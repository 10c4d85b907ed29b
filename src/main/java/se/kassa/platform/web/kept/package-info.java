/** Markup that is the same for many, made once and kept. */
package se.kassa.platform.web.kept;
