# Sets `jdk` to the home of a JDK 25, or ends with a message that says what to install. Read by onggi, verify and build/app.
jdk_is_25() {
  [ -x "$1/bin/javac" ] && { grep -qs '^JAVA_VERSION="25' "$1/release" \
    || "$1/bin/java" -version 2>&1 | grep -q 'version "25'; }
}
jdk=""
jdk_path_home() {
  local java
  java=$(command -v java) || return 1
  dirname "$(dirname "$(readlink -f "$java" 2>/dev/null || echo "$java")")"
}
for jdk_candidate in "${JAVA_HOME:-}" "$(jdk_path_home || true)" /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/25* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
  if [ -n "$jdk_candidate" ] && jdk_is_25 "$jdk_candidate"; then
    jdk=$jdk_candidate
    break
  fi
done
if [ -z "$jdk" ] && [ -x /usr/libexec/java_home ]; then
  jdk=$(/usr/libexec/java_home -v 25 2>/dev/null || true)
fi
if [ -z "$jdk" ]; then
  cat >&2 <<'M'
Onggi needs a JDK 25, and none was found in JAVA_HOME, PATH, /usr/lib/jvm, SDKMAN or macOS's folders.
  Debian, Ubuntu:  apt install temurin-25-jdk   (from Adoptium's packages; see adoptium.net)
  SDKMAN:          sdk install java 25-tem
  macOS:           brew install --cask temurin@25
Then run this again, or set JAVA_HOME to it.
Onggi에는 JDK 25가 필요합니다. 위와 같이 설치한 뒤 다시 실행하거나 JAVA_HOME을 정해 주세요.
M
  exit 2
fi
export JAVA_HOME=$jdk
# names of files are UTF-8 whatever the locale is, or is not, installed
if [ -n "${LC_ALL:-}" ]; then
  export LANG=$LC_ALL
  unset LC_ALL
fi
export LC_CTYPE=C.UTF-8
