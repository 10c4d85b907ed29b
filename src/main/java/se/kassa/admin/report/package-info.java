/** The admin dashboard and the accounting report. */
package se.kassa.admin.report;
