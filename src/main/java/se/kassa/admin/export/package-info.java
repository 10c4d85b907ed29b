/** CSV exports of orders, order lines, products, bulk jobs and the accounting report. */
package se.kassa.admin.export;
