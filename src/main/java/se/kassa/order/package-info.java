/** Orders: lines, customer, payment state, shipping state and history. Entities guard their own state transitions. */
package se.kassa.order;
