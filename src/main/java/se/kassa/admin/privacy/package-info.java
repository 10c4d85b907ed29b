/** The admin page for access to and erasure of personal data. */
package se.kassa.admin.privacy;
