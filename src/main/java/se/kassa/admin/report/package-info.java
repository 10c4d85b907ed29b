/** The admin overview and the accounting report. */
package se.kassa.admin.report;
