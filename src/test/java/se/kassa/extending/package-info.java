/** That a shop can be built on top of this one without changing it. */
package se.kassa.extending;
