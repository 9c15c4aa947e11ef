import CXLSXWriter

/// The library's format for a style.
struct CellFormat {
    let pointer: UnsafeMutablePointer<lxw_format>
    let showsDate: Bool
    /// Its number in a streamed sheet; empty for the workbook's own format.
    var style = InlineText()
}

extension CellStyle {
    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        format_set_font_name(format, fontName)
        format_set_font_size(format, fontSize)
        if bold { format_set_bold(format) }
        if italic { format_set_italic(format) }
        if let fontColor { format_set_font_color(format, fontColor.libraryValue) }
        if let background { format_set_bg_color(format, background.libraryValue) }
        if wrap { format_set_text_wrap(format) }
        if !numberFormat.isEmpty { format_set_num_format(format, numberFormat) }
        format_set_align(format, UInt8(alignCode.rawValue))
        format_set_align(format, UInt8(verticalCode.rawValue))
        format_set_border(format, UInt8(borderCode.rawValue))
    }

    private var alignCode: lxw_format_alignments {
        switch align {
        case .general: LXW_ALIGN_NONE
        case .left: LXW_ALIGN_LEFT
        case .center: LXW_ALIGN_CENTER
        case .right: LXW_ALIGN_RIGHT
        }
    }

    private var verticalCode: lxw_format_alignments {
        switch vertical {
        case .top: LXW_ALIGN_VERTICAL_TOP
        case .center: LXW_ALIGN_VERTICAL_CENTER
        case .bottom: LXW_ALIGN_VERTICAL_BOTTOM
        }
    }

    private var borderCode: lxw_format_borders {
        switch border {
        case .none: LXW_BORDER_NONE
        case .thin: LXW_BORDER_THIN
        case .medium: LXW_BORDER_MEDIUM
        }
    }

    /// Whether Excel would show a number in this format as a date or a time: `yyyy-mm-dd`, but also a careless `0 kWh`,
    /// whose unit belongs in quotes.
    var showsDate: Bool {
        var closing: Character?
        var isEscaped = false
        for character in numberFormat.replacing("[h", with: "h") {
            if isEscaped {
                isEscaped = false
            } else if let end = closing {
                if character == end { closing = nil }
            } else if character == "\"" {
                closing = "\""
            } else if character == "[" {
                closing = "]"
            } else if character == "\\" || character == "_" || character == "*" {
                isEscaped = true
            } else if "yYmMdDhHsS".contains(character) {
                return true
            }
        }
        return false
    }
}

extension SheetColor {
    /// The library takes 0 for “not set”; black has a value of its own.
    var libraryValue: lxw_color_t { rgb == 0 ? lxw_color_t(LXW_COLOR_BLACK.rawValue) : rgb }
}
