/** Filters, error pages and helpers of all pages. */
package se.kassa.platform.web;
