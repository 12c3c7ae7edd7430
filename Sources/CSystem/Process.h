#pragma once
// Other processes, and the clock.
#include <lifetimebound.h>
#include <ptrcheck.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <net/if.h>
#include <stdio.h>
#include <sys/types.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

/// Seconds since 1970.
static inline int64_t csystem_now(void) { return (int64_t)time(NULL); }

/// Fills in a pattern of strftime(3) that the buffer begins with, ended by a zero byte, for a moment
/// in local time: how long the text is, 0 where it does not fit.
static inline size_t csystem_fill_time(
    uint8_t *__counted_by(count) buffer __noescape, size_t count, int64_t seconds) {
  time_t moment = (time_t)seconds;
  struct tm local;
  char *pattern = strndup((const char *)buffer, count);
  size_t length = 0;
  if (pattern && localtime_r(&moment, &local)) {
    length = strftime((char *)buffer, count, pattern, &local);
  }
  free(pattern);
  return length;
}

/// Lets children end without being waited for.
static inline void csystem_forget_children(void) { signal(SIGCHLD, SIG_IGN); }

/// Runs a command with one argument, both ended by a zero byte, at the lowest priority, with no
/// signal blocked.
static inline int csystem_run(const uint8_t *__counted_by(count) words __noescape, size_t count) {
  const char *command = (const char *)words;
  size_t length = strnlen(command, count);
  if (length + 1 >= count) return -1;
  const char *argument = command + length + 1;
  pid_t child = fork();
  if (child != 0) return child;
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (nice(19) < 0) _exit(126);
  execlp(command, command, argument, (char *)0);
  _exit(127);
}

static inline int csystem_is_terminal(int descriptor) { return isatty(descriptor); }

static inline void csystem_close(int descriptor) { close(descriptor); }

/// The system's name and release, `Linux 6.1.0`: how many bytes they are.
static inline size_t csystem_operating_system(
    uint8_t *__counted_by(count) buffer __noescape, size_t count) {
  struct utsname names;
  if (uname(&names) != 0) return 0;
  int length = snprintf((char *)buffer, count, "%s %s", names.sysname, names.release);
  return length < 0 ? 0 : (size_t)length < count ? (size_t)length : count - 1;
}

/// The name of the interface with a number: how many bytes it is, 0 where there is none.
static inline size_t csystem_interface_name(
    uint8_t *__counted_by(count) buffer __noescape, size_t count, uint32_t index) {
  char name[IF_NAMESIZE];
  if (!if_indextoname(index, name)) return 0;
  size_t length = strlen(name);
  if (length > count) return 0;
  memcpy(buffer, name, length);
  return length;
}
