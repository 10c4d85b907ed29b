/** Orders, their lines and the books as files for a spreadsheet. */
package se.kassa.admin.export;
