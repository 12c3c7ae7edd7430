import Dissection
import Options

/// The options of `trawl dump`: the usage text, the manual and the completions come from here.
extension DumpArguments {
  enum Name: Sendable {
    case interface, interfaces, linkTypes, linkType, timestampTypes, timestampType, snaplen
    case notPromiscuous, monitor, immediate, ringSize, direction, duration, user
    case read, list, count, skip, onlyCount
    case expressionFile, program, noOptimizer, foreign
    case write, alsoPrint, packetBuffered, rotationSize, rotationPeriod, fileCount, command
    case verbose, quiet, link, number, lengths, numeric, shortNames, absolute, oneLine, asDot
    case payloadType, sampling, mesh, handles, noChecksums, lineBuffered
    case time, nano, micro, precision
    case hex, hexText, text
    case secrets, digestSecret, module, help, version
  }

  struct Row: Sendable {
    let name: Name
    let option: CommandOption
  }

  static let table: [Row] = input + capture + filter + printing + times + bytes + writing + others

  private static func row(
    _ name: Name, _ letter: Character?, _ long: String? = nil, _ group: String, _ help: String,
    taking placeholder: String? = nil, offer: CommandOption.Offer = .nothing
  ) -> Row {
    Row(
      name: name,
      option: CommandOption(
        letter, long, placeholder == nil ? .none : .required, placeholder: placeholder ?? "value",
        group: group, help: help, offer: offer))
  }

  private static let input = [
    row(
      .interface, "i", "interface", "Input",
      "listen on an interface, by name, by number of -D, or on any; may be given several times",
      taking: "interface", offer: .interfaces),
    row(
      .read, "r", nil, "Input", "read packets from a capture file, or from - for standard input",
      taking: "file", offer: .files),
    row(
      .list, "V", nil, "Input", "read the capture files that a file lists, one a line",
      taking: "file", offer: .files),
    row(.interfaces, "D", "list-interfaces", "Input", "list the interfaces"),
    row(.linkTypes, "L", "list-data-link-types", "Input", "list the interface's link types"),
    row(
      .timestampTypes, "J", "list-time-stamp-types", "Input",
      "list the interface's time stamp types"),
    row(.count, "c", nil, "Input", "stop after so many packets", taking: "count"),
    row(.skip, nil, "skip", "Input", "skip so many packets first", taking: "count"),
    row(.onlyCount, nil, "count", "Input", "print only the number of packets, with -r or -V"),
    row(.duration, nil, "duration", "Input", "stop after so many seconds", taking: "seconds"),
  ]

  private static let capture = [
    row(
      .snaplen, "s", "snapshot-length", "Capture",
      "keep so many bytes of each packet; 0 for the default of 262144", taking: "bytes"),
    row(
      .notPromiscuous, "p", "no-promiscuous-mode", "Capture",
      "do not put the interface into promiscuous mode"),
    row(.monitor, "I", "monitor-mode", "Capture", "put a Wi-Fi interface into monitor mode"),
    row(.immediate, nil, "immediate-mode", "Capture", "deliver each packet as soon as it comes"),
    row(
      .ringSize, "B", "buffer-size", "Capture",
      "size of the kernel's buffer; 16384 by default, 32768 with -w", taking: "KiB"),
    row(
      .direction, "Q", "direction", "Capture", "capture one direction only",
      taking: "in|out|inout", offer: .words(["in", "out", "inout"])),
    row(
      .linkType, "y", "linktype", "Capture", "capture with, or compile a filter for, a link type",
      taking: "type"),
    row(
      .timestampType, "j", "time-stamp-type", "Capture", "where time stamps come from",
      taking: "type"),
    row(
      .user, "Z", "relinquish-privileges", "Capture",
      "become this user once the interface is open", taking: "user"),
  ]

  private static let filter = [
    row(
      .expressionFile, "F", nil, "Filter", "read the filter expression from a file",
      taking: "file", offer: .files),
    row(
      .program, "d", nil, "Filter",
      "print the compiled filter and stop; -dd as C, -ddd as numbers"),
    row(.noOptimizer, "O", "no-optimize", "Filter", "do not optimise the compiled filter"),
    row(.foreign, "f", nil, "Filter", "print addresses of foreign networks as numbers"),
  ]

  private static let printing = [
    row(.verbose, "v", "verbose", "Printing", "print more; -vv and -vvv yet more"),
    row(.quiet, "q", "quiet", "Printing", "print less"),
    row(.link, "e", nil, "Printing", "print the link-level header"),
    row(.numeric, "n", nil, "Printing", "print addresses, ports and protocols as numbers"),
    row(.shortNames, "N", nil, "Printing", "print host names without their domain"),
    row(.number, "#", "number", "Printing", "print the packet's number first"),
    row(.lengths, nil, "lengths", "Printing", "print the captured and the original length"),
    row(
      .absolute, "S", "absolute-tcp-sequence-numbers", "Printing",
      "print TCP sequence numbers as they are"),
    row(.noChecksums, "K", "dont-verify-checksums", "Printing", "do not verify checksums"),
    row(.oneLine, "g", "ip-oneline", "Printing", "no line break behind the verbose IPv4 header"),
    row(
      .payloadType, "T", nil, "Printing", "read every payload as this protocol", taking: "type",
      offer: .words(PayloadType.allCases.map { "\($0)" })),
    row(.asDot, "b", nil, "Printing", "print AS numbers in dotted form"),
    row(.handles, "u", nil, "Printing", "print NFS handles as they are"),
    row(.mesh, "H", nil, "Printing", "try to read 802.11s draft mesh headers"),
    row(
      .sampling, nil, "print-sampling", "Printing", "print every so many packets only",
      taking: "count"),
    row(.lineBuffered, "l", nil, "Printing", "write each line as soon as it is complete"),
  ]

  private static let times = [
    row(
      .time, "t", nil, "Time stamps",
      "none; -tt seconds since 1970, -ttt since the line before, -tttt date and time, "
        + "-ttttt since the first line"),
    row(
      .precision, nil, "time-stamp-precision", "Time stamps", "micro or nano",
      taking: "precision", offer: .words(["micro", "nano"])),
    row(.nano, nil, "nano", "Time stamps", "nanoseconds"),
    row(.micro, nil, "micro", "Time stamps", "microseconds, the default"),
  ]

  private static let bytes = [
    row(.hex, "x", nil, "Bytes", "print the bytes in hexadecimal; -xx with the link-level header"),
    row(.hexText, "X", nil, "Bytes", "print them in hexadecimal and as text; -XX likewise"),
    row(.text, "A", nil, "Bytes", "print them as text; -AA likewise"),
  ]

  private static let writing = [
    row(
      .write, "w", nil, "Writing",
      "write the packets into a file instead of printing them; - for standard output, .pcapng for "
        + "that format, .gz, .zst or .lz4 for compression", taking: "file", offer: .files),
    row(.alsoPrint, nil, "print", "Writing", "print them as well"),
    row(.packetBuffered, "U", "packet-buffered", "Writing", "write each packet at once"),
    row(
      .rotationSize, "C", nil, "Writing",
      "go on to a new file after so many million bytes, or KiB, MiB, GiB with k, m, g",
      taking: "size"),
    row(
      .rotationPeriod, "G", nil, "Writing",
      "go on to a new file after so many seconds; the name goes through strftime(3)",
      taking: "seconds"),
    row(
      .fileCount, "W", nil, "Writing",
      "with -C, write so many files in turn; with -G, stop after so many", taking: "count"),
    row(
      .command, "z", nil, "Writing", "run a command on every file that is complete",
      taking: "command"),
  ]

  private static let others = [
    row(.help, "h", "help", "Other", "print this and stop"),
    row(.version, nil, "version", "Other", "print versions and stop"),
    row(
      .secrets, "E", nil, "Keys",
      "decrypt ESP with spi@address algorithm:secret, several parted by commas, or with those that a "
        + "file lists, given as 'file NAME'", taking: "secret"),
    row(.digestSecret, "M", nil, "Keys", "verify the signatures of TCP segments", taking: "secret"),
    row(.module, "m", nil, "", "", taking: "module"),
  ]

  static let description = CommandDescription(
    name: "trawl dump", summary: "capture, filter, print and save packets as tcpdump does",
    synopsis: [
      "[OPTIONS] [-i INTERFACE]... [EXPRESSION]", "[OPTIONS] -r FILE [EXPRESSION]",
      "-D | -L | -J | -d [EXPRESSION]",
    ],
    description: [
      "Prints what it finds of the packets on an interface, or in a capture file, that match a "
        + "filter expression, or writes them into a capture file. Options, output text and filter "
        + "expressions are those of tcpdump(1) and pcap-filter(7).",
      "It reads pcap and pcapng in all their forms, also compressed with gzip, zstd or lz4, and "
        + "from a pipe. It writes pcap, or pcapng where the name ends in .pcapng, compressed where "
        + "the name ends in .gz, .zst or .lz4. Several interfaces at once go into one pcapng file.",
      "SIGINT, SIGTERM and SIGHUP end a capture with its statistics; SIGUSR1 prints statistics and "
        + "goes on; SIGUSR2 writes out what has gathered.",
      "Capturing takes the capabilities CAP_NET_RAW and CAP_NET_ADMIN. They are given up, and root "
        + "with them, before the first packet is looked at.",
    ],
    options: table.map(\.option),
    exitStatus: [
      ("0", "everything was done"),
      ("1", "an error: bad arguments, no permission, a damaged file, a full disk"),
    ],
    seeAlso: ["tcpdump(1)", "pcap-filter(7)", "pcapng(5)"])
}
