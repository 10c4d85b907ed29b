#!/usr/bin/env bash
# PostgreSQL locks the referenced row when a transaction updates a row for the second time, although the foreign key's
# column does not change: it checks the key of a row version that the same transaction wrote. The first update locks
# nothing there. Concerns everyone who locks parents before children to avoid deadlocks: two updates of one child in a
# transaction (a lease, then a flag) reverse the lock order. Needs the Debian package postgresql (15 or later).
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
home=$(mktemp -d)
as=""
if [ "$(id -u)" = 0 ]; then chown postgres "$home"; as="runuser -u postgres --"; fi
trap '$as "$bin/pg_ctl" -D "$home/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$home"' EXIT
cd /
$as "$bin/initdb" -D "$home/data" -U test -A trust >/dev/null
$as "$bin/pg_ctl" -D "$home/data" -l "$home/log" -o "-c listen_addresses='' -c unix_socket_directories=$home" -w start >/dev/null
query() { $as "$bin/psql" -h "$home" -U test -d postgres -qAt -v ON_ERROR_STOP=1 "$@"; }
query -c "select version()"
query -c "create table parent (id int primary key); create table child (id int primary key, parent int references parent, n int);
  insert into parent values (1); insert into child values (1, 1, 0)"
# Whether a share lock on the parent is there: another session asks for it exclusively and does not wait.
locked_after() {
  { echo "begin;"; for i in $(seq "$1"); do echo "update child set n = n + 1;"; done
    echo "\\! $bin/psql -h $home -U test -d postgres -qAt -c 'select id from parent for update skip locked' | grep -c . || true"
    echo "rollback;"; } | query
}
once=$(locked_after 1)
twice=$(locked_after 2)
echo "parent can be locked by another session after one update: $once, after two updates: $twice (1 yes, 0 no)"
[ "$once" = 1 ] && [ "$twice" = 0 ]
