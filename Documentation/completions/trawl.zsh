#compdef trawl
local -a commands
commands=(
    'dump:capture, filter, print and save packets as tcpdump does'
)
local command=
if ((CURRENT > 2)) && [[ -n ${commands[(r)${words[2]}:*]} ]]; then
  command=${words[2]}
  shift words
  ((CURRENT--))
elif ((CURRENT == 2)) && [[ ${words[2]} != -* ]]; then
  _describe command commands
  return
fi
case $command in
    'dump')
      _arguments -s \
        '*'{-i+,--interface=}'[listen on an interface, by name, by number of -D, or on any; may be given several times]:interface:_net_interfaces' \
        '*-r+''[read packets from a capture file, or from - for standard input]:file:_files' \
        '*-V+''[read the capture files that a file lists, one a line]:file:_files' \
        '*'{-D,--list-interfaces}'[list the interfaces]' \
        '*'{-L,--list-data-link-types}'[list the interface'\''s link types]' \
        '*'{-J,--list-time-stamp-types}'[list the interface'\''s time stamp types]' \
        '*-c+''[stop after so many packets]:count: ' \
        '*--skip=''[skip so many packets first]:count: ' \
        '*--count''[print only the number of packets, with -r or -V]' \
        '*--duration=''[stop after so many seconds]:seconds: ' \
        '*'{-s+,--snapshot-length=}'[keep so many bytes of each packet; 0 for the default of 262144]:bytes: ' \
        '*'{-p,--no-promiscuous-mode}'[do not put the interface into promiscuous mode]' \
        '*'{-I,--monitor-mode}'[put a Wi-Fi interface into monitor mode]' \
        '*--immediate-mode''[deliver each packet as soon as it comes]' \
        '*'{-B+,--buffer-size=}'[size of the kernel'\''s buffer; 16384 by default, 32768 with -w]:KiB: ' \
        '*'{-Q+,--direction=}'[capture one direction only]:in|out|inout:(in out inout)' \
        '*'{-y+,--linktype=}'[capture with, or compile a filter for, a link type]:type: ' \
        '*'{-j+,--time-stamp-type=}'[where time stamps come from]:type: ' \
        '*'{-Z+,--relinquish-privileges=}'[become this user once the interface is open]:user: ' \
        '*-F+''[read the filter expression from a file]:file:_files' \
        '*-d''[print the compiled filter and stop; -dd as C, -ddd as numbers]' \
        '*'{-O,--no-optimize}'[do not optimise the compiled filter]' \
        '*-f''[print addresses of foreign networks as numbers]' \
        '*'{-v,--verbose}'[print more; -vv and -vvv yet more]' \
        '*'{-q,--quiet}'[print less]' \
        '*-e''[print the link-level header]' \
        '*-n''[print addresses, ports and protocols as numbers]' \
        '*-N''[print host names without their domain]' \
        '*'{-#,--number}'[print the packet'\''s number first]' \
        '*--lengths''[print the captured and the original length]' \
        '*'{-S,--absolute-tcp-sequence-numbers}'[print TCP sequence numbers as they are]' \
        '*'{-K,--dont-verify-checksums}'[do not verify checksums]' \
        '*'{-g,--ip-oneline}'[no line break behind the verbose IPv4 header]' \
        '*-T+''[read every payload as this protocol]:type:(aodv carp cnfp domain lmp pgm pgm_zmtp1 ptp quic radius resp rpc rtcp rtp snmp someip tftp vat vxlan wb zmtp1)' \
        '*-b''[print AS numbers in dotted form]' \
        '*-u''[print NFS handles as they are]' \
        '*-H''[try to read 802.11s draft mesh headers]' \
        '*--print-sampling=''[print every so many packets only]:count: ' \
        '*-l''[write each line as soon as it is complete]' \
        '*-t''[none; -tt seconds since 1970, -ttt since the line before, -tttt date and time, -ttttt since the first line]' \
        '*--time-stamp-precision=''[micro or nano]:precision:(micro nano)' \
        '*--nano''[nanoseconds]' \
        '*--micro''[microseconds, the default]' \
        '*-x''[print the bytes in hexadecimal; -xx with the link-level header]' \
        '*-X''[print them in hexadecimal and as text; -XX likewise]' \
        '*-A''[print them as text; -AA likewise]' \
        '*-w+''[write the packets into a file instead of printing them; - for standard output, .pcapng for that format, .gz, .zst or .lz4 for compression]:file:_files' \
        '*--print''[print them as well]' \
        '*'{-U,--packet-buffered}'[write each packet at once]' \
        '*-C+''[go on to a new file after so many million bytes, or KiB, MiB, GiB with k, m, g]:size: ' \
        '*-G+''[go on to a new file after so many seconds; the name goes through strftime(3)]:seconds: ' \
        '*-W+''[with -C, write so many files in turn; with -G, stop after so many]:count: ' \
        '*-z+''[run a command on every file that is complete]:command: ' \
        '*'{-h,--help}'[print this and stop]' \
        '*--version''[print versions and stop]' \
        '*-E+''[decrypt ESP with spi@address algorithm\:secret, several parted by commas, or with those that a file lists, given as '\''file NAME'\'']:secret: ' \
        '*-M+''[verify the signatures of TCP segments]:secret: ' \
        '*:file:_files' ;;
esac
