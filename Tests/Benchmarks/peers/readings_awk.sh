#!/bin/sh
# readings_awk.sh FILE ACCOUNTS FIRST-BASELINE-DAY LAST-DAY: the same by awk, one thread. Its start counts as work: it has
# no imports to leave out.
set -eu
export LC_ALL=C
start=$(date +%s.%N)
result=$(awk -F, -v first="$3" -v last="$4" '
    FNR == 1 { next }
    NR == FNR { enterprise[$1] = $2; next }
    { day[$1, substr($2, 1, 10)] += $3 }
    END {
        for (key in day) {
            split(key, part, SUBSEP)
            e = enterprise[part[1]]
            all += day[key]
            if (part[2] == last) response[e] += day[key]
            else if (part[2] >= first && part[2] < last) baseline[e] += day[key]
        }
        for (e in response) { b += baseline[e]; r += response[e]; saved += baseline[e] / 5 - response[e] }
        printf "{\"all\": %.0f, \"baseline\": %.0f, \"response\": %.0f, \"ratio_ppm\": %.0f}",
            all * 1000, b * 1000, r * 1000, saved / (b / 5) * 1000000
    }' "$2" "$1")
end=$(date +%s.%N)
echo "$start $end $result" | awk '{
    result = $0; sub(/^[^{]*/, "", result)
    printf "{\"seconds\": %.6f, \"result\": %s}\n", $2 - $1, result }'
