/** Personal data of customers: search by e-mail, export, and erasure by hand or after the retention time. */
package se.kassa.order.privacy;
