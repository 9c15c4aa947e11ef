import BenchmarkData

extension Benchmark {
    static let workbookWriting = Benchmark(
        name: "workbook-write", work: "a workbook of 10 sheets × 20,000 rows × 20 columns, with styles and formulas",
        aims: [
            .time(to: "libxlsxwriter", atMost: 1.15), .cpu(to: "libxlsxwriter", atMost: 1.15), .growth(atMostMiB: 16),
        ]
    ) { bench in
        let plan = WorkbookPlan(rows: bench.scaled(20_000))
        let size = [String(plan.sheets), String(plan.rows)]
        func stage(_ name: String, _ stage: String) -> Contender {
            .stage(name, bench, stage, size[0], size[1], bench.path("\(name).xlsx"))
        }
        func peer(_ module: String) -> Contender {
            .python(
                module, modules: [module], bench, "workbook_write.py", module, size[0], size[1],
                bench.path("\(module).xlsx"))
        }
        return Race(
            count: plan.cells, unit: "cells", expected: ["cells": plan.cells],
            contenders: [
                stage("abate", "workbook-write"), stage("libxlsxwriter", "libxlsxwriter-write"), peer("xlsxwriter"),
                peer("openpyxl"), peer("pyexcelerate"),
            ])
    }

    static let workbookReading = Benchmark(
        name: "workbook-read", work: "reading the workbook of 10 sheets × 20,000 rows × 20 columns",
        aims: [.time(to: "fastexcel", atMost: 1.2), .cpu(to: "fastexcel", atMost: 1.2), .growth(atMostMiB: 32)]
    ) { bench in
        let plan = WorkbookPlan(rows: bench.scaled(20_000))
        let path = bench.path("read-\(plan.rows).xlsx")
        let size = [String(plan.sheets), String(plan.rows)]
        if !TextFile.exists(path) {
            let made = try ChildProcess.run(
                [bench.harness, "stage", "workbook-write"] + size + [path], in: bench.folder)
            guard made.status == 0 else { throw Workbench.Unfit(description: made.errors) }
        }
        func peer(_ name: String, _ module: String) -> Contender {
            .python(name, modules: [module], bench, "workbook_read.py", name, path)
        }
        let totals = plan.totals
        return Race(
            count: plan.cells, unit: "cells",
            expected: ["characters": totals.characters, "hundredths": totals.hundredths],
            contenders: [
                .stage("abate", bench, "workbook-read", size[0], size[1], path), peer("fastexcel", "fastexcel"),
                peer("calamine", "python_calamine"), peer("openpyxl", "openpyxl"),
            ])
    }
}
