# Looks at a node and changes nothing. What it finds is a line each, of fields between tabs; texts
# are in base64. Arguments: the words packages, units, files and secrets, each followed by names.
export LC_ALL=C
tab=$(printf '\t')
say() { # field ...
  printf '%s' "$1"
  shift
  printf '\t%s' "$@"
  printf '\n'
}
encoded() { base64 | tr -d '\n'; }
file() { # kind path
  [ -f "$2" ] || return 0
  text=-
  [ "$1" = files ] && text=$(encoded <"$2")
  sum=$(sha256sum <"$2")
  say file "$2" "$(stat -L -c "%a$tab%U$tab%G" -- "$2")" "$(printf %.64s "$sum")" "$text"
}
package() { # name
  if command -v dpkg-query >/dev/null; then
    found=$(dpkg-query -W -f='${db:Status-Status} $''{Version}' "$1" 2>/dev/null)
    case $found in installed\ *) say package "$1" "$(printf %s "$found" | cut -d ' ' -f 2)" ;; esac
  elif command -v rpm >/dev/null; then
    found=$(rpm -q --qf '%{VERSION}-%{RELEASE}' "$1" 2>/dev/null) && say package "$1" "$found"
  fi
}
unit() { # name
  say unit "$1" "$(systemctl is-enabled "$1" 2>/dev/null | head -n 1)" \
    "$(systemctl is-active "$1" 2>/dev/null)"
}

say os "$(encoded </etc/os-release)"
say host "$(uname -n)" "$(uname -m)"
kind=
for each in "$@"; do
  case $each in
    packages | units | files | secrets) kind=$each ;;
    *)
      case $kind in
        packages) package "$each" ;;
        units) unit "$each" ;;
        files | secrets) file "$kind" "$each" ;;
      esac
      ;;
  esac
done

# What dnf could enable. On Amazon Linux only the repositories themselves know.
if command -v dnf >/dev/null && ! rpm -q pacemaker >/dev/null 2>&1; then
  if grep -q '^ID="*amzn' /etc/os-release; then
    dnf -q repoquery pacemaker 2>/dev/null | grep -q . && say repository pacemaker
  else
    sed -n 's/^\[\(.*\)\]$/\1/p' /etc/yum.repos.d/*.repo 2>/dev/null \
      | grep -iE 'high-?availability|_addons|^ha$' | grep -viE 'debug|source|beta' \
      | while read -r id; do say repository "$id"; done
  fi
fi

if quorum=$(corosync-quorumtool -s 2>/dev/null) || [ -n "$quorum" ]; then
  say quorum "$(printf '%s\n' "$quorum" | sed -n 's/^Nodes: *//p')" \
    "$(printf '%s\n' "$quorum" | sed -n 's/^Quorate: *//p')"
  corosync-cmapctl 2>/dev/null | grep -E '^(totem|quorum|nodelist|logging)\.' \
    | grep -v '^totem\.key' | sed -n 's/^\([^ ]*\) ([^)]*) = \(.*\)$/setting\t\1\t\2/p'
fi

for each in corosync pacemaker; do
  case $(systemctl show --property=NeedDaemonReload "$each" 2>/dev/null) in
    *=yes) say stale "$each" ;;
  esac
done

if cib=$(cibadmin --query 2>/dev/null); then
  say cib "$(printf '%s\n' "$cib" | encoded)"
elif [ -s /var/lib/pacemaker/cib/cib.xml ]; then
  say cib "$(encoded </var/lib/pacemaker/cib/cib.xml)"
fi
say end
