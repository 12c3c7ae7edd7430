import Options
import Testing

struct ManualPageTests {
  @Test func writesAPage() {
    let page = ManualPage(Example.dump, version: "0.1", date: "2026-11-21")
    #expect(page.fileName == "trawl-dump.1")
    #expect(
      page.text == #"""
        .TH "TRAWL\-DUMP" "1" "2026-11-21" "trawl 0.1" "Trawl"
        .SH NAME
        trawl\-dump \- print packets, one line each
        .SH SYNOPSIS
        .B trawl dump
        [options] [expression]
        .br
        .B trawl dump
        \-r file [options] [expression]
        .SH DESCRIPTION
        Prints what goes over an interface.
        .PP
        \&.hidden\efile isn't a macro \- here.
        .SH OPTIONS
        .SS "Capture"
        .TP
        \fB\-i\fR \fIinterface\fR, \fB\-\-interface\fR=\fIinterface\fR
        Listen to this interface.
        .TP
        \fB\-r\fR \fIfile\fR
        Read packets from a file.
        .SS "Output"
        .TP
        \fB\-v\fR
        Say more; it's fine [twice]: \-vv.
        .TP
        \fB\-\-time\-stamp\-precision\fR=\fIprecision\fR
        How finely times are captured and printed, which may be to the microsecond or finer.
        .SH EXIT STATUS
        .TP
        .B 0
        All went well.
        .TP
        .B 1
        Something did not.
        .SH SEE ALSO
        \fBpcap\-filter\fR(7),
        \fBtrawl\fR(1)

        """#)
  }

  @Test func leavesOutWhatThereIsNone() {
    let page = ManualPage(Example.program, version: "0.1", date: "2026-11-21").text
    #expect(!page.contains(".SH DESCRIPTION"))
    #expect(!page.contains(".SH EXIT STATUS"))
    #expect(!page.contains(".SH SEE ALSO"))
  }
}
