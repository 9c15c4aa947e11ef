import CXLSXWriter

extension Worksheet {
    /// Puts a chart with its upper left corner on a cell. In a streamed workbook it shows once Excel has read the cells.
    public mutating func insertChart(_ spec: ChartSpec, row: Int, column: Int) throws(SpreadsheetError) {
        try require(
            CellRange(rows: row...row, columns: column...column), and: spec.width > 0 && spec.height > 0)
        for series in spec.series {
            try require(series.categories)
            try require(series.values)
        }
        let chart = try handle.addChart(kind: spec.kind.code)
        for series in spec.series { try add(series, of: spec, to: chart) }
        let font = ChartFont(name: spec.fontName)
        font.with(size: 14, bold: true) { chart_title_set_name_font(chart, $0) }
        if spec.title.isEmpty {
            chart_title_off(chart)
        } else {
            chart_title_set_name(chart, CellText.label(spec.title))
        }
        setAxis(chart.pointee.x_axis, title: spec.categoryTitle, font: font)
        setAxis(chart.pointee.y_axis, title: spec.valueTitle, font: font)
        setScale(of: chart, spec)
        chart_legend_set_position(chart, UInt8(spec.legend.code.rawValue))
        font.with(size: 10) { chart_legend_set_font(chart, $0) }
        var options = lxw_chart_options()
        options.x_scale = Double(spec.width) / 480
        options.y_scale = Double(spec.height) / 288
        try check(worksheet_insert_chart_opt(pointer, lxw_row_t(row), lxw_col_t(column), chart, &options))
    }

    private func add(
        _ series: ChartSpec.Series, of spec: ChartSpec, to chart: UnsafeMutablePointer<lxw_chart>
    ) throws(SpreadsheetError) {
        guard let added = chart_add_series(chart, nil, nil) else {
            throw SpreadsheetError(.write, handle.path, isStorage: false, zh: "内存不足", en: "out of memory")
        }
        chart_series_set_name(added, CellText.label(series.name))
        set(series.categories) { chart_series_set_categories(added, $0, $1, $2, $3, $4) }
        set(series.values) { chart_series_set_values(added, $0, $1, $2, $3, $4) }
        setColor(of: series, kind: spec.kind, added)
        guard series.showsValues else { return }
        chart_series_set_labels(added)
        if !spec.valueFormat.isEmpty { chart_series_set_labels_num_format(added, spec.valueFormat) }
        ChartFont(name: spec.fontName).with(size: 9) { chart_series_set_labels_font(added, $0) }
    }

    private func set(
        _ range: CellRange, _ body: (String, lxw_row_t, lxw_col_t, lxw_row_t, lxw_col_t) -> Void
    ) {
        body(
            range.sheet ?? name, lxw_row_t(range.rows.lowerBound), lxw_col_t(range.columns.lowerBound),
            lxw_row_t(range.rows.upperBound), lxw_col_t(range.columns.upperBound))
    }

    private func setColor(
        of series: ChartSpec.Series, kind: ChartSpec.Kind, _ added: UnsafeMutablePointer<lxw_chart_series>
    ) {
        if kind == .line {
            var line = lxw_chart_line()
            line.color = series.color?.libraryValue ?? 0
            line.width = 2.25
            line.dash_type = series.isDashed ? UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) : 0
            chart_series_set_line(added, &line)
        } else if let color = series.color {
            var fill = lxw_chart_fill()
            fill.color = color.libraryValue
            chart_series_set_fill(added, &fill)
        }
    }

    private func setAxis(_ axis: UnsafeMutablePointer<lxw_chart_axis>?, title: String, font: ChartFont) {
        font.with(size: 10) { chart_axis_set_num_font(axis, $0) }
        guard !title.isEmpty else { return }
        chart_axis_set_name(axis, CellText.label(title))
        font.with(size: 10) { chart_axis_set_name_font(axis, $0) }
    }

    private func setScale(of chart: UnsafeMutablePointer<lxw_chart>, _ spec: ChartSpec) {
        let axis = chart.pointee.y_axis
        if !spec.valueFormat.isEmpty { chart_axis_set_num_format(axis, spec.valueFormat) }
        if let minimum = spec.minimum { chart_axis_set_min(axis, minimum) }
        if let maximum = spec.maximum { chart_axis_set_max(axis, maximum) }
    }
}

/// A font for the library to copy.
private struct ChartFont {
    let name: String

    func with(size: Double, bold: Bool = false, _ body: (UnsafeMutablePointer<lxw_chart_font>) -> Void) {
        name.withMutableCString { name in
            var font = lxw_chart_font()
            font.name = name
            font.size = size
            font.bold = bold ? 1 : 0
            body(&font)
        }
    }
}

extension ChartSpec.Kind {
    fileprivate var code: UInt8 {
        switch self {
        case .column: UInt8(LXW_CHART_COLUMN.rawValue)
        case .bar: UInt8(LXW_CHART_BAR.rawValue)
        case .line: UInt8(LXW_CHART_LINE.rawValue)
        }
    }
}

extension ChartSpec.Legend {
    fileprivate var code: lxw_chart_legend_position {
        switch self {
        case .none: LXW_CHART_LEGEND_NONE
        case .bottom: LXW_CHART_LEGEND_BOTTOM
        case .right: LXW_CHART_LEGEND_RIGHT
        case .top: LXW_CHART_LEGEND_TOP
        }
    }
}
