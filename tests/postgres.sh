# To be sourced: a PostgreSQL of our own, in a temporary folder, on a socket there, as a user without rights. One that runs is not touched.

# The folder of PostgreSQL's programs, the newest that is installed; nothing where there is none.
postgres_programs() {
    local found
    found=$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
    [ -n "$found" ] || found=$(command -v initdb || true)
    [ -z "$found" ] || dirname "$found"
}

# Starts it. Afterwards $postgres is what Npgsql connects by but for the name of the database, $postgres_folder where it lies, $postgres_as
# what goes before a command that is to run without rights, as $postgres_user.
#   $@  options of the server, such as -c fsync=off
postgres_start() {
    postgres_programs=$(postgres_programs)
    postgres_folder=$(mktemp -d /tmp/ehds-postgres-XXXXXX)
    postgres="Host=$postgres_folder;Username=test"
    postgres_as=()
    if [ "$(id -u)" = 0 ]; then
        # It refuses to be run by root.
        postgres_user=postgres
        id "$postgres_user" >/dev/null 2>&1 || postgres_user=nobody
        postgres_as=(setpriv "--reuid=$(id -u "$postgres_user")" "--regid=$(id -g "$postgres_user")" --clear-groups)
        chown "$postgres_user" "$postgres_folder"
    fi
    (
        cd "$postgres_folder"
        "${postgres_as[@]}" "$postgres_programs/initdb" -D "$postgres_folder/data" -U test -A trust -E UTF8 --locale=C --no-sync >/dev/null &&
            "${postgres_as[@]}" "$postgres_programs/pg_ctl" -D "$postgres_folder/data" -l "$postgres_folder/log" -s -w start \
                -o "-c listen_addresses= -c unix_socket_directories=$postgres_folder $*"
    ) || { echo "PostgreSQL does not start:" >&2; cat "$postgres_folder/log" >&2 || true; return 1; }
}

# Stops it as $1 says, immediate or fast, and starts it again with the same options.
postgres_restart() {
    "${postgres_as[@]}" "$postgres_programs/pg_ctl" -D "$postgres_folder/data" -l "$postgres_folder/log" -s -w -m "$1" restart
}

# Stops it and takes its folder away.
postgres_stop() {
    [ -n "${postgres_folder:-}" ] || return 0
    "${postgres_as[@]}" "$postgres_programs/pg_ctl" -D "$postgres_folder/data" -s -m immediate stop 2>/dev/null || true
    rm -rf "$postgres_folder"
}

# Runs SQL and prints what comes of it, without headings.
#   $1  database   $2  SQL
postgres_sql() { "$postgres_programs/psql" -h "$postgres_folder" -U test -d "$1" -v ON_ERROR_STOP=1 -qAt -c "$2"; }
