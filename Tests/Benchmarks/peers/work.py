"""What every peer has in common: its work is timed by itself, without start-up and imports, and what it found is
printed as whole numbers, which the harness compares."""
import json
import time


def timed(work):
    """Runs the work; gives what it gives, with seconds and processor seconds."""
    start, cpu = time.perf_counter(), time.process_time()
    found = work()
    return found, time.perf_counter() - start, time.process_time() - cpu


def report(seconds, cpu, result):
    print(json.dumps({"seconds": seconds, "cpu": cpu, "result": result}))


def kwh_result(everything, baseline_mean_sum, response, ratio, days):
    """kWh to whole watt-hours; the baseline as the sum of its days."""
    return {
        "all": round(everything * 1000),
        "baseline": round(baseline_mean_sum * days * 1000),
        "response": round(response * 1000),
        "ratio_ppm": round(ratio * 1e6),
    }
