/** Style sheets, scripts, fonts and pictures of the application, which browsers keep for good. */
package se.kassa.platform.web.resource;
