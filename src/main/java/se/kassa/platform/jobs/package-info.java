/** Background work: scheduled jobs and leased work queues. */
package se.kassa.platform.jobs;
