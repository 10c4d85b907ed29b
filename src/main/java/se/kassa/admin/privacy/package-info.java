/** The order desk's page of what is kept about a person. */
package se.kassa.admin.privacy;
