/** The order desk's pages about what is sold and how: products, files of products, delivery methods and discount codes. */
package se.kassa.admin.catalogue;
