/**
 * Ecster Pay: the only package that knows Ecster's wire. Facts about it come from Ecster's developer site (now closed), from
 * the tutorial "External Ecster Pay", and from the request and callback code of the shop plugins for WooCommerce
 * (3.3.2), Magento 2 and PrestaShop that ran against it; Javadoc names which.
 */
package se.kassa.payment.ecster;
