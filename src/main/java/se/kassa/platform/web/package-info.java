/** What every request passes, and what every page may need. */
package se.kassa.platform.web;
