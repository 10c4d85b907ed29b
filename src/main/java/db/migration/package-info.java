/** Migrations of data that needs the application's own rules; Flyway finds them beside the SQL files. */
package db.migration;
