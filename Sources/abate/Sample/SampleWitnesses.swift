import EmissionModel
import Jurisdiction

/// What others than the power company say about the sample city: the air, the departments, the inspectors, online
/// monitoring, and the lists of sites and fleets. As invented as the rest.
struct SampleWitnesses {
    let city: SampleCity

    /// Name and header with rows of each table, in the order of the file names.
    func tables() -> [(name: String, rows: [[String]])] {
        [
            ("07-空气质量.csv", air()), ("08-部门报送.csv", departmentReports()), ("09-现场核查.csv", inspections()),
            ("10-在线监测.csv", onlineMonitoring()), ("11-施工工地和车队清单.csv", sites()),
        ]
    }

    private static let responseDays = Array(SampleCity.orangeFrom..<SampleCity.lifted)

    // MARK: The air

    /// Daily AQI with PM2.5 and PM10, from before the warning to after it.
    private static let observed: [(day: CalendarDay, aqi: Int, fine: Int, coarse: Int)] = [
        (82, 60, 104), (94, 70, 118), (118, 89, 142), (163, 124, 190), (212, 162, 236), (236, 186, 268),
        (312, 262, 341),
        (268, 218, 295), (96, 72, 120), (71, 52, 92), (64, 46, 84),
    ].enumerated().map { index, figures in
        (SampleCity.orangeFrom.advanced(by: index - 4), figures.0, figures.1, figures.2)
    }

    private func air() -> [[String]] {
        [["日期", "站点", "观测或预报", "AQI", "PM2.5(μg/m3)", "PM10(μg/m3)"]]
            + Self.observed.map { line in
                [line.day.iso, "全市", "观测", String(line.aqi), String(line.fine), String(line.coarse)]
            }
    }

    // MARK: Departments

    /// The last of the units sends nothing, so that a first report shows one that is missing.
    private func departmentReports() -> [[String]] {
        let reporting = city.senders.dropLast()
        let header = ["日期", "过程编号", "部门", "出动人次", "检查家次", "停产停工家数", "工地数", "车辆数", "工作情况", "发现的问题", "改进措施"]
        let daily = Self.responseDays.enumerated().flatMap { offset, day in
            reporting.enumerated().map { index, department in
                let size = 6 + (index * 5 + offset * 3) % 17
                return [
                    day.iso, "", department, String(size * 2), String(size), String(size / 3), String(size / 2),
                    String(size * 4), "按预案职责督促落实减排措施", offset == 1 && index == 0 ? "1家企业停产记录不全" : "", "",
                ]
            }
        }
        let summaries = reporting.map { department in
            [
                "", SampleCity.episode, department, "", "", "", "", "", "响应期间各项措施按清单执行", "个别企业台账不规范",
                "完善一厂一策，加强台账检查",
            ]
        }
        return [header] + daily + summaries
    }

    // MARK: Inspections

    private func inspections() -> [[String]] {
        let found: [(number: Int, dayOffset: Int, mode: String, conclusion: String, problem: String, action: String)] =
            [
                (1, 0, "驻场督导", "已落实", "", ""), (2, 1, "现场巡查", "部分落实", "一条烧结线未按比例降负荷", "责令当日整改，次日复查"),
                (4, 1, "现场巡查", "已落实", "窑体保温，引风机低频运行", ""), (8, 1, "现场巡查", "未落实", "隧道窑仍在进车", "现场责令停产，立案调查"),
                (13, 2, "线上监管", "未能认定", "视频掉线", "转现场核查"), (24, 2, "现场巡查", "未落实", "两台印刷机在产", "责令停产"),
                (34, 3, "现场巡查", "正常", "", ""),
            ]
        return [["检查日期", "企业编号", "检查方式", "落实情况", "发现问题", "处理情况", "检查单位"]]
            + found.map { line in
                [
                    Self.responseDays[line.dayOffset].iso, city.enterprises[line.number - 1].id, line.mode,
                    line.conclusion, line.problem, line.action, city.senders.first ?? "",
                ]
            }
    }

    // MARK: Online monitoring

    /// Per cent of the normal emission that the stacks of some enterprises still showed in the response.
    private static let remaining: [(number: Int, orange: Int, red: Int)] = [
        (1, 70, 50), (3, 4, 4), (4, 58, 58), (5, 3, 3),
    ]

    private func onlineMonitoring() -> [[String]] {
        let days = SampleCity.orangeFrom.advanced(by: -10)..<SampleCity.lifted
        let rows = Self.remaining.flatMap { monitored in
            days.enumerated().map { offset, day in
                let enterprise = city.enterprises[monitored.number - 1]
                let share = day < SampleCity.redFrom ? monitored.orange : monitored.red
                let percent = (day < SampleCity.orangeFrom ? 100 : share) * (98 + offset * 3 % 5)
                let masses = [Pollutant.so2, .nox, .pm].map { String(enterprise.emission[$0] * percent / 10_000) }
                return [day.iso, enterprise.id, "主排口"] + masses + ["24", "有效"]
            }
        }
        return [["日期", "企业编号", "排口", "SO2日排放量(千克)", "NOx日排放量(千克)", "PM日排放量(千克)", "有效小时数", "数据状态"]] + rows
    }

    // MARK: Sites and fleets

    /// Without reductions of their own: those are declared for the episode, and are not counted twice.
    private func sites() -> [[String]] {
        let header = [
            "编号", "名称", "源类", "种类", "县区", "主管部门", "是否保障类", "是否涉密", "颗粒物口径", "PM日排放量(千克)", "NOx日排放量(千克)",
            "黄色预警减排措施", "橙色预警减排措施", "红色预警减排措施",
        ]
        return [header] + (1...6).map(work) + (1...2).map(fleet)
    }

    /// The fifth is guaranteed, the sixth secret.
    private func work(_ number: Int) -> [String] {
        let place = [city.enterprises[number].county, city.rule.departments.dust]
        let marks = [number == 5 ? "是" : "否", number == 6 ? "是" : "否", "PM10", String(14 + number * 3), ""]
        return ["GD00\(number)", "样例\(number)号地块工程", "扬尘源", "施工工地"] + place + marks
            + ["停止土石方作业", "停止土石方作业和渣土车运输", "停止施工"]
    }

    private func fleet(_ number: Int) -> [String] {
        let place = [city.enterprises[number].county, city.rule.departments.mobile]
        return ["CD00\(number)", "样例\(number)号运输车队", "移动源", "车队"] + place
            + ["否", "否", "", "", String(60 + number * 20)] + ["减少重型货车运输", "停用国四及以下重型货车", "停用国四及以下重型货车"]
    }
}
