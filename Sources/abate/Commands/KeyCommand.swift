import ArgumentParser
import Diagnostics

struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "生成签名密钥，或显示其公钥 / make a signing key, or show its public key",
        discussion: """
            文件不存在时生成（只有本人可读），已存在时只显示公钥。在 abate.yaml 中写 signing: {key: 路径} 后，校验清单
            都带 Ed25519 签名；把公钥交给上级，对方用 abate verify --public-key 核对。密钥不要放进工作文件夹。
            Makes the file where it is not there, readable by its owner alone. With signing: {key: path} in abate.yaml every
            manifest is signed; the receiver checks with the public key.

            示例 / example: abate key /etc/abate/sign.key
            """)

    @OptionGroup var options: GlobalOptions

    @Argument(help: "密钥文件 / the file")
    var file: String

    func run() throws {
        let isNew = !OutputFile.exists(file)
        let key = try isNew ? SigningKey.make(at: file) : SigningKey(path: file)
        switch options.format {
        case .json:
            let document: JSONValue = [
                "schema": "abate.key/1", "file": .string(file), "isNew": .bool(isNew),
                "publicKey": .string(key.publicKey),
            ]
            Console.print(document.text(pretty: true))
        case .text: Console.print(key.publicKey)
        }
    }
}
