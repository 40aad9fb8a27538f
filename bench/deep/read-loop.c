/*
 * The bare cost of the texts: open, read and close of the same files of a process and its threads, and nothing made of
 * them. One round for each byte of input; prints the microseconds of processor time it took.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

static char text[65536];

static void read_file(const char *process, const char *thread, const char *name) {
  char path[400];
  snprintf(path, sizeof path, "/proc/%s%s%s/%s", process, *thread ? "/task/" : "", thread, name);
  int file = open(path, O_RDONLY);
  if (file < 0) return;
  if (read(file, text, sizeof text) < 0) perror(path);
  close(file);
}

static void read_all(const char *process) {
  static const char *const twice[] = {"stat", "status", "cmdline"};
  static const char *const once[] = {"exe", "cgroup", "limits"};
  static const char *const each[] = {"syscall", "status", "wchan", "children"};
  for (int i = 0; i < 6; i++) read_file(process, "", twice[i % 3]);
  for (int i = 0; i < 3; i++) read_file(process, "", once[i]);
  char path[300];
  snprintf(path, sizeof path, "/proc/%s/task", process);
  DIR *threads = opendir(path);
  struct dirent *entry;
  while (threads && (entry = readdir(threads))) {
    if (entry->d_name[0] == '.') continue;
    for (int i = 0; i < 4; i++) read_file(process, entry->d_name, each[i]);
  }
  if (threads) closedir(threads);
}

static long processor_time(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000L + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

int main(int count, char **arguments) {
  char byte;
  if (count < 2) return 1;
  while (read(0, &byte, 1) > 0) {
    long before = processor_time();
    read_all(arguments[1]);
    printf("%ld\n", processor_time() - before);
    fflush(stdout);
  }
  return 0;
}
