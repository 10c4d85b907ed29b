/** Style sheets, scripts, fonts and pictures, cached by browsers for ever. */
package se.kassa.platform.web.resource;
