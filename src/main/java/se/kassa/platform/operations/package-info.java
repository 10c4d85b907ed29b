/** What operators watch: health and metrics. */
package se.kassa.platform.operations;
