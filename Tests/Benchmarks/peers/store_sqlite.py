"""store_sqlite.py PATH ACCOUNTS DAYS: account-days into SQLite, a row each, in one transaction; then 25 days read back."""
import json
import os
import sqlite3
import sys
import time

path, accounts, days = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
if os.path.exists(path):
    os.remove(path)
connection = sqlite3.connect(path, isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("PRAGMA synchronous = FULL")
connection.execute("CREATE TABLE reading (day INTEGER, account INTEGER, wh INTEGER, line INTEGER, "
                   "PRIMARY KEY (day, account)) WITHOUT ROWID")
seconds = cpu = 0
connection.execute("BEGIN")
for day in range(days):
    rows = [(day, account, 1_000_000 + (account * 7_919 + day * 104_729) % 900_000, 2 + day * accounts + account)
            for account in range(accounts)]
    start, used = time.perf_counter(), time.process_time()
    connection.executemany("INSERT INTO reading VALUES (?, ?, ?, ?)", rows)
    seconds, cpu = seconds + time.perf_counter() - start, cpu + time.process_time() - used
start, used = time.perf_counter(), time.process_time()
connection.execute("COMMIT")
seconds, cpu = seconds + time.perf_counter() - start, cpu + time.process_time() - used
start = time.perf_counter()
first = days // 2
found = connection.execute("SELECT account, day, wh FROM reading WHERE day BETWEEN ? AND ?", (first, first + 24)).fetchall()
query = time.perf_counter() - start
connection.close()
print(json.dumps({
    "seconds": seconds, "cpu": cpu, "result": {"wh_25_days": sum(row[2] for row in found)},
    "figures": {"bytes a reading": os.path.getsize(path) / (accounts * days), "ms for 25 days": query * 1000},
}))
