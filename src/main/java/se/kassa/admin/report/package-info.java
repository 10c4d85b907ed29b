/** The order desk's first page: how it goes, and what needs a person. */
package se.kassa.admin.report;
