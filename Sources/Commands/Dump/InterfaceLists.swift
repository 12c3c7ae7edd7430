import Dissectors
import LiveCapture

/// What `-D`, `-L` and `-J` list.
struct InterfaceLists {
  let messages: Messages

  func run(_ arguments: DumpArguments) -> Int32 {
    do throws(CaptureFailure) {
      return Commands.say(try text(arguments))
    } catch {
      messages.warn(error)
      return 1
    }
  }

  private func text(_ arguments: DumpArguments) throws(CaptureFailure) -> String {
    if case .listInterfaces = arguments.task {
      return CaptureInterface.listing(try CaptureInterface.all())
    }
    let interface: String
    if let named = arguments.interfaces.first {
      interface = named
    } else {
      interface = try CaptureInterface.first().name
    }
    if case .listTimestampTypes = arguments.task {
      let types = try InterfaceChoices.timestampTypes(of: interface)
      return InterfaceChoices.timestampTypeListing(types, of: interface)
    }
    let choices = try InterfaceChoices(of: interface, monitor: arguments.capture.isMonitor)
    return choices.linkTypeListing { DumpLine.canPrint($0) }
  }
}
