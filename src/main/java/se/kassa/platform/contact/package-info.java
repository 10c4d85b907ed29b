/** Contact data: e-mail addresses, phone numbers, postcodes and company numbers. */
package se.kassa.platform.contact;
