import CSystem
import CaptureFile
import CaptureFilter
import Dissectors
import Frames
import Options

/// `trawl dump`: packets as tcpdump captures, prints and saves them.
struct DumpCommand {
  let messages: Messages
  /// The path that trawl was called by.
  let program: String

  /// Does what the words say; the exit status.
  func run(_ words: [String]) -> Int32 {
    var arguments: DumpArguments
    do throws(UsageError) {
      arguments = try DumpArguments(words)
    } catch {
      messages.warn(error.description)
      return 1
    }
    if let path = arguments.expressionPath {
      guard let expression = expression(in: path) else { return 1 }
      arguments.expression = expression
    }
    switch arguments.task {
    case .help:
      return Self.say(UsageText(DumpArguments.description).text)
    case .version:
      return Self.say(Version.text)
    case .listProgram(let style):
      return listProgram(arguments, style)
    case .listInterfaces, .listLinkTypes, .listTimestampTypes:
      return InterfaceLists(messages: messages).run(arguments)
    case .packets:
      if arguments.readPath != nil || arguments.listPath != nil { return readFiles(arguments) }
      return Capturing(arguments, messages, program: program).run()
    }
  }

  private static func say(_ text: String) -> Int32 {
    let bytes = Array(text.utf8)
    return StandardOutput.write(bytes.span) ? 0 : 1
  }

  // MARK: Files

  private func readFiles(_ arguments: DumpArguments) -> Int32 {
    let paths: [String]
    if let list = arguments.listPath {
      guard let lines = TextFile.lines(of: list) else {
        messages.warn("\(list): cannot be read")
        return 1
      }
      paths = lines.filter { !$0.isEmpty }
    } else {
      paths = [arguments.readPath ?? "-"]
    }
    do throws(CaptureFileError) {
      let reading = try Reading(arguments, firstPath: paths.first ?? "-", messages)
      let isDone = reading.readAll(paths)
      return isDone ? 0 : 1
    } catch {
      messages.warn(error.description)
      return 1
    }
  }

  // MARK: Filters

  /// The expression that a file holds, comments left out.
  private func expression(in path: String) -> String? {
    guard let lines = TextFile.lines(of: path) else {
      messages.warn("\(path): cannot be read")
      return nil
    }
    return lines.map { $0.prefix { $0 != "#" } }.joined(separator: "\n")
  }

  /// `-d`: the compiled filter, for the file's, the interface's or the named link type.
  private func listProgram(_ arguments: DumpArguments, _ style: Int) -> Int32 {
    var linkType = LinkType.ethernet
    if let name = arguments.capture.linkType {
      guard let named = LinkType(name: name) else {
        messages.warn("-y knows no link type '\(name)'")
        return 1
      }
      linkType = named
    } else if let path = arguments.readPath {
      do throws(CaptureFileError) {
        let reader = try CaptureReader(path: path)
        linkType = reader.linkType ?? .ethernet
      } catch {
        messages.warn(error.description)
        return 1
      }
    }
    do throws(FilterProgram.SyntaxError) {
      let program = try FilterProgram.compile(
        arguments.expression, linkType: linkType, snaplen: Int32(arguments.capture.snaplen),
        optimize: arguments.optimizes)
      let listing: FilterProgram.Listing =
        switch style {
        case 1: .readable
        case 2: .array
        default: .decimals
        }
      return Self.say(program.listing(listing))
    } catch {
      messages.warn(error)
      return 1
    }
  }
}

extension Messages {
  /// A wrong filter expression, with the place marked and the reason.
  func warn(_ error: FilterProgram.SyntaxError) {
    warn("the filter expression is wrong: \(error.reason)")
    if let marked = error.marked { Self.write(marked) }
  }
}
