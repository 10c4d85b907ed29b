/** What every other room stands on: settings, the database, the web layer's filters, languages and money. Knows none of them. */
package se.kassa.platform;
