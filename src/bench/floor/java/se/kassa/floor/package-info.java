/**
 * The floor: the least that a server must do for the same result, in the same process as the shop, so that the shop's
 * figures can be given as a ratio. Used by the benchmark only.
 */
package se.kassa.floor;
