/** The admin pages for products, product imports, categories, shipping methods and discount codes. */
package se.kassa.admin.catalogue;
