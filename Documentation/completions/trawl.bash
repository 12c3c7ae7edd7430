_trawl() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
  local command= words='dump'
  if ((COMP_CWORD > 1)); then
    case " $words " in
      *" ${COMP_WORDS[1]} "*) command=${COMP_WORDS[1]} ;;
    esac
  fi
  case $command in
    'dump')
      words='-i --interface -r -V -D --list-interfaces -L --list-data-link-types -J --list-time-stamp-types -c --skip --count --duration -s --snapshot-length -p --no-promiscuous-mode -I --monitor-mode --immediate-mode -B --buffer-size -Q --direction -y --linktype -j --time-stamp-type -Z --relinquish-privileges -F -d -O --no-optimize -f -v --verbose -q --quiet -e -n -N -# --number --lengths -S --absolute-tcp-sequence-numbers -K --dont-verify-checksums -g --ip-oneline -T -b -u -H --print-sampling -l -t --time-stamp-precision --nano --micro -x -X -A -w --print -U --packet-buffered -C -G -W -z -h --help --version -E -M'
      case $previous in
        -i|--interface) COMPREPLY=($(compgen -W "any $(ls /sys/class/net 2>/dev/null || ifconfig -l)" -- "$current")); return ;;
        -r) COMPREPLY=($(compgen -f -- "$current")); return ;;
        -V) COMPREPLY=($(compgen -f -- "$current")); return ;;
        -c) COMPREPLY=(); return ;;
        --skip) COMPREPLY=(); return ;;
        --duration) COMPREPLY=(); return ;;
        -s|--snapshot-length) COMPREPLY=(); return ;;
        -B|--buffer-size) COMPREPLY=(); return ;;
        -Q|--direction) COMPREPLY=($(compgen -W 'in out inout' -- "$current")); return ;;
        -y|--linktype) COMPREPLY=(); return ;;
        -j|--time-stamp-type) COMPREPLY=(); return ;;
        -Z|--relinquish-privileges) COMPREPLY=(); return ;;
        -F) COMPREPLY=($(compgen -f -- "$current")); return ;;
        -T) COMPREPLY=($(compgen -W 'aodv carp cnfp domain lmp pgm pgm_zmtp1 ptp quic radius resp rpc rtcp rtp snmp someip tftp vat vxlan wb zmtp1' -- "$current")); return ;;
        --print-sampling) COMPREPLY=(); return ;;
        --time-stamp-precision) COMPREPLY=($(compgen -W 'micro nano' -- "$current")); return ;;
        -w) COMPREPLY=($(compgen -f -- "$current")); return ;;
        -C) COMPREPLY=(); return ;;
        -G) COMPREPLY=(); return ;;
        -W) COMPREPLY=(); return ;;
        -z) COMPREPLY=(); return ;;
        -E) COMPREPLY=(); return ;;
        -M) COMPREPLY=(); return ;;
      esac ;;
  esac
  if [[ $current == -* ]] || { [[ -z $command ]] && ((COMP_CWORD == 1)); }; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _trawl trawl
