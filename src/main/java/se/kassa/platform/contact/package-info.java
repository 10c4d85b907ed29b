/** How people and companies are reached and told apart: phone numbers, postcodes, company numbers. */
package se.kassa.platform.contact;
