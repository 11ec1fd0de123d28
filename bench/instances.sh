#!/usr/bin/env bash
# Three instances behind nginx on one PostgreSQL: a hundred people answer for five minutes (or as many seconds as given) while instances are
# killed in turn and the database is restarted twice, once immediately. Ends with "nothing lost, nothing twice", or with what was.
# Needs nginx and PostgreSQL's programs; everything is made in a temporary folder, and listens on this machine alone.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-300}
. tests/postgres.sh
command -v nginx >/dev/null && [ -n "$(postgres_programs)" ] || { echo "This needs nginx and PostgreSQL (Debian: apt-get install nginx postgresql)." >&2; exit 2; }
first=${FIRST_PORT:-18100}

work=$(mktemp -d /tmp/ehds-instances-XXXXXX)
stop() {
    touch "$work/over"
    kill $(jobs -p) 2>/dev/null || true
    for pid in "$work"/*.pid; do kill "$(cat "$pid")" 2>/dev/null || true; done
    wait 2>/dev/null || true
    postgres_stop
    rm -rf "$work"
}
trap stop EXIT

# Published already where SITE says.
site=${SITE:-$work/site}
[ -n "${SITE:-}" ] || dotnet publish src/EhdsReadiness.Web -c Release -o "$site" -v quiet -nologo
bench=$PWD/bench/EhdsReadiness.Benchmarks/bin/Release/net10.0/EhdsReadiness.Benchmarks.dll
[ -n "${SITE:-}" ] || dotnet build bench/EhdsReadiness.Benchmarks -c Release -v quiet -nologo
mkdir "$work/proxy"
cat > "$work/proxy/nginx.conf" <<CONF
daemon off;
pid $work/proxy/pid;
error_log $work/proxy/error.log crit;
events { worker_connections 1024; }
http {
    access_log off;
    client_body_temp_path $work/proxy/body; proxy_temp_path $work/proxy/temp;
    fastcgi_temp_path $work/proxy/fastcgi; uwsgi_temp_path $work/proxy/uwsgi; scgi_temp_path $work/proxy/scgi;
    # In turn. One that does not answer is left out for a second, and another is asked: a form that is sent twice is done once.
    upstream site {
        server 127.0.0.1:$((first + 1)) max_fails=1 fail_timeout=1s;
        server 127.0.0.1:$((first + 2)) max_fails=1 fail_timeout=1s;
        server 127.0.0.1:$((first + 3)) max_fails=1 fail_timeout=1s;
    }
    server {
        listen 127.0.0.1:$first;
        location / {
            proxy_pass http://site;
            proxy_http_version 1.1;
            proxy_next_upstream error timeout non_idempotent;
            proxy_set_header Host \$host;
            proxy_set_header X-Forwarded-For \$remote_addr;
            proxy_set_header X-Forwarded-Proto \$scheme;
        }
    }
}
CONF
touch "$work/events"
postgres_start -c max_connections=300
# Nothing here needs rights.
as=("${postgres_as[@]}")
[ ${#as[@]} = 0 ] || chown -R "$postgres_user" "$work"
cd "$work"

note() { echo "$(date +%s%3N) $*" >> "$work/events"; }
connection="$postgres;Database=postgres;Maximum Pool Size=30"

# One instance, begun again as soon as it ends, as systemd does.
instance() {
    local number=$1
    until [ -e "$work/over" ]; do
        # All people come from one address here, so that limits by address are out of the way.
        "${as[@]}" env HOME="$work" dotnet "$site/ehds-readiness.dll" --urls "http://127.0.0.1:$((first + number))" \
            --Database:Connection "$connection" --Database:Folder "$work/instance-$number" --Site:Address "http://127.0.0.1:$first" \
            --Mail:Host 127.0.0.1 --Mail:Port $((first + 4)) --Mail:Security None --Mail:From ehds@exemple.fr --Mail:RetrySeconds 5 \
            --Aggregates:Every 30.00:00:00 --Accounts:PasswordRounds 1000 --Proxies:Known:0 127.0.0.1 \
            --RateLimits:StartsPerMinute 100000 --RateLimits:PostsPerMinute 1000000 --RateLimits:MailsPerMinute 100000 \
            --RateLimits:SignInsPerMinute 100000 --Anonymous:MegabytesPerDay 2000 >> "$work/instance-$number.log" 2>&1 &
        echo $! > "$work/$number.pid"
        wait $! || true
        sleep 0.2
    done
}
for number in 1 2 3; do instance "$number" & done
"${as[@]}" nginx -p "$work/proxy" -c "$work/proxy/nginx.conf" & echo $! > "$work/proxy.pid"

answers() { curl -sf -o /dev/null -m 2 "http://127.0.0.1:$1/health"; }
for number in 1 2 3; do
    for _ in $(seq 300); do answers $((first + number)) && break; sleep 0.5; done
    answers $((first + number)) || { echo "Instance $number does not start:" >&2; tail -n 5 "$work/instance-$number.log" >&2; exit 1; }
done

# Kills one instance after the other, each once all of them serve; a third and two thirds through, the database goes away.
trouble() {
    local number=0 began restarts=0
    until [ -s "$work/events" ]; do sleep 0.5; done
    began=$SECONDS
    while [ $((SECONDS - began)) -lt $((seconds - 5)) ]; do
        sleep 4
        if [ $restarts -lt 2 ] && [ $((SECONDS - began)) -gt $((seconds * (restarts + 1) / 3)) ]; then
            local how=$([ $restarts = 0 ] && echo immediate || echo fast)
            note "database away ($how)"
            postgres_restart "$how"
            note "database back"
            restarts=$((restarts + 1))
            continue
        fi
        answers $((first + 1)) && answers $((first + 2)) && answers $((first + 3)) || continue
        number=$((number % 3 + 1))
        note "kill $number"
        kill -9 "$(cat "$work/$number.pid")" 2>/dev/null || true
    done
}
trouble &
dotnet "$bench" \
    instances "http://127.0.0.1:$first" "$connection" $((first + 4)) "$seconds" "$work/events"
