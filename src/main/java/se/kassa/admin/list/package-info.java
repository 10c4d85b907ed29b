/** The order desk's list: its address, its page, its export. */
package se.kassa.admin.list;
