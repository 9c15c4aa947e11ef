// swift-tools-version: 6.1
import PackageDescription

/// Every target: Swift 6, no implicit existential, imports internal unless said otherwise, members visible only
/// where their module is imported. Build with `--explicit-target-dependency-import-check error` (as CI does): an
/// import that is not an arrow below is then an error.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// The targets stand in the order of the arrows: each imports only what stands above it.
let package = Package(
    name: "abate",
    products: [
        .executable(name: "abate", targets: ["abate"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // C libraries of the system, one module map each.
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // One hint to the processor that Swift cannot give.
        .systemLibrary(name: "CPrefetch"),

        // Values: pollutants, exact masses, energies and ratios, days, enterprises, measures, episodes.
        .target(name: "EmissionModel", swiftSettings: strict),
        // Findings as values, with location, message and advice in both languages, and their printers.
        .target(name: "Diagnostics", swiftSettings: strict),
        // Bytes to rows: CSV, XLSX, gzip, text encodings, strict decimals and dates.
        .target(name: "Tabular", dependencies: ["Diagnostics", "CZip", "CExpat", "CZlib"], swiftSettings: strict),
        // Pure: the air quality index, and the warnings that the air asks for.
        .target(name: "AirQuality", dependencies: ["EmissionModel"], swiftSettings: strict),
        // What differs from place to place: plan profiles, calendars, table headers, `abate.yaml`.
        .target(name: "Jurisdiction", dependencies: ["EmissionModel", "Diagnostics", yaml], swiftSettings: strict),
        // The only SQL: versions of every row, packed readings, the archive of received files.
        .target(name: "LedgerStore", dependencies: ["EmissionModel", grdb, sqlite, crypto], swiftSettings: strict),
        // Tables to the ledger: recognition, column mapping, one importer a table, the checks.
        .target(
            name: "Ingestion",
            dependencies: ["Tabular", "Jurisdiction", "EmissionModel", "Diagnostics", "LedgerStore", "CPrefetch"],
            swiftSettings: strict),
        // Pure: baselines, attainment, reductions, ratios, verdicts. No SQL, no files, no clock.
        .target(
            name: "Accounting", dependencies: ["EmissionModel"], exclude: ["方法说明.md"], swiftSettings: strict),
        // The strict template engine for Markdown.
        .target(name: "ReportTemplate", dependencies: ["Diagnostics"], swiftSettings: strict),
        // Workbooks through libxlsxwriter, checked by reading them back.
        .target(
            name: "Spreadsheet", dependencies: ["CXLSXWriter", "CZip", "CExpat", "Tabular", "Diagnostics"],
            swiftSettings: strict),
        // Report values to Markdown, workbook and JSON: formats, never recomputes.
        .target(
            name: "Reporting",
            dependencies: [
                "EmissionModel", "AirQuality", "Accounting", "ReportTemplate", "Spreadsheet", "Jurisdiction",
                "Diagnostics",
            ],
            swiftSettings: strict),
        // The command: options, glue, exit codes.
        .executableTarget(
            name: "abate",
            dependencies: [
                "EmissionModel", "Diagnostics", "Tabular", "AirQuality", "Jurisdiction", "LedgerStore", "Ingestion",
                "Accounting",
                "ReportTemplate", "Spreadsheet", "Reporting", arguments, crypto,
            ],
            swiftSettings: strict),

        // Benchmarks: data by seed, and the program that measures the product beside its peers. No product.
        .target(
            name: "BenchmarkData", dependencies: ["EmissionModel", "CZlib"], path: "Tests/Benchmarks/Data",
            swiftSettings: strict),
        .executableTarget(
            name: "abate-bench",
            dependencies: [
                "BenchmarkData", "EmissionModel", "Diagnostics", "Tabular", "Jurisdiction", "LedgerStore", "Ingestion",
                "Spreadsheet", "CXLSXWriter", arguments,
            ],
            path: "Tests/Benchmarks/Harness", swiftSettings: strict),

        // What the trials of crashes run programs under: the n-th system call that changes a disk goes wrong. No product.
        .executableTarget(name: "abate-faults", path: "Tests/Faults", publicHeadersPath: "."),

        // Tests: one target for each of the above, in the same order.
        .target(
            name: "TestSupport", dependencies: ["CZip", "CZlib"], path: "Tests/TestSupport", swiftSettings: strict),
        // The parsers as functions of bytes, for libFuzzer and for the tests over the kept corpora.
        .target(
            name: "FuzzTargets",
            dependencies: ["Diagnostics", "Tabular", "Jurisdiction", "ReportTemplate", "CZlib"],
            path: "Tests/Fuzz/Targets", swiftSettings: strict),
        .testTarget(
            name: "FuzzTests", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Tests", swiftSettings: strict),
        .testTarget(name: "EmissionModelTests", dependencies: ["EmissionModel", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "TabularTests", dependencies: ["Tabular", "Diagnostics", "CZlib", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "AirQualityTests",
            dependencies: [
                "AirQuality", "EmissionModel", "Jurisdiction", "LedgerStore", "Ingestion", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "JurisdictionTests", dependencies: ["Jurisdiction", "EmissionModel", "Diagnostics"],
            swiftSettings: strict),
        .testTarget(
            name: "LedgerStoreTests", dependencies: ["LedgerStore", "EmissionModel", "TestSupport", grdb],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "IngestionTests",
            dependencies: [
                "Ingestion", "LedgerStore", "Jurisdiction", "Tabular", "EmissionModel", "Diagnostics",
                "TestSupport",
            ],
            exclude: ["Mistakes", "Hostile/values.tsv"], swiftSettings: strict),
        .testTarget(
            name: "AccountingTests", dependencies: ["Accounting", "EmissionModel", "TestSupport"], swiftSettings: strict
        ),
        .testTarget(
            name: "ReportTemplateTests", dependencies: ["ReportTemplate", "Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "SpreadsheetTests", dependencies: ["Spreadsheet", "Tabular", "Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "Reporting", "AirQuality", "Accounting", "EmissionModel", "Jurisdiction", "ReportTemplate", "Tabular",
                "Diagnostics",
                "TestSupport",
            ],
            exclude: ["list-check.md"],
            swiftSettings: strict),
        .testTarget(
            name: "BenchmarkTests", dependencies: ["BenchmarkData", "abate-bench", "EmissionModel", "TestSupport"],
            path: "Tests/Benchmarks/Tests", swiftSettings: strict),
        .testTarget(
            name: "abateTests",
            dependencies: [
                "abate", "abate-faults", "Accounting", "Diagnostics", "EmissionModel", "Ingestion", "Jurisdiction",
                "LedgerStore", "Reporting", "Tabular", "TestSupport", grdb, crypto, arguments,
            ],
            exclude: ["Fixtures"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// libFuzzer's driver, which only `Tests/Fuzz/run` builds: it does not link without `-sanitize=fuzzer`.
if Context.environment["ABATE_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "abate-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Driver", swiftSettings: strict))
}
