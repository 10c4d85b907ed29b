/** Operations: health, metrics and drain. */
package se.kassa.platform.operations;
