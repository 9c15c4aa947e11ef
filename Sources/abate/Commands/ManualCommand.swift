import ArgumentParser

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "手册页，含全部命令和选项 / the manual page, with every command and option",
        discussion: """
            输出 man 的源文件；--format json 给出全部命令和选项，供其他程序使用。
            Prints the source of a page for man(1); --format json gives all commands and options to programs.

            示例 / example:
              abate manual > abate.1 && man -l abate.1
            """)

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let json = Abate._dumpHelp()
        switch options.format {
        case .json: Console.print(json)
        case .text:
            let page = ManualPage(command: try ParserHelp.read(from: json).command, version: Abate.version)
            Console.print(page.roff, terminator: "")
        }
    }
}
