/*
 * sleepers COUNT KINDS: so many sleeping processes of so many kinds (masks that differ), one in fifty the init of a PID
 * namespace of its own where that is allowed, one in a hundred with two more threads of other masks. Prints how many there are, and ends all of them when its input is closed.
 */
#define _GNU_SOURCE
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int signal) { (void)signal; }

static void become(unsigned kind) {
  unsigned bits = kind * 2654435761u;
  sigset_t blocked;
  sigemptyset(&blocked);
  for (int n = 1; n < 31; n++) {
    if (n == SIGKILL || n == SIGSTOP) continue;
    bits = bits * 1664525u + 1013904223u;
    switch (bits >> 29) {
    case 0: signal(n, SIG_IGN); break;
    case 1: signal(n, handler); break;
    case 2: sigaddset(&blocked, n); break;
    }
  }
  sigprocmask(SIG_SETMASK, &blocked, NULL);
}

static void *thread(void *kind) {
  sigset_t blocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, 1 + (unsigned)(size_t)kind % 30);
  pthread_sigmask(SIG_SETMASK, &blocked, NULL);
  for (;;) pause();
}

static void add_threads(unsigned kind) {
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, PTHREAD_STACK_MIN);
  for (unsigned n = 0; n < 2; n++) {
    pthread_t id;
    pthread_create(&id, &small, thread, (void *)(size_t)(kind + n));
  }
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  int count = atoi(argv[1]), kinds = atoi(argv[2]), made = 0;
  pid_t parent = getpid();
  pid_t *pids = calloc(count, sizeof *pids);
  while (made < count) {
    unsigned long flags = made % 50 == 0 ? CLONE_NEWPID | SIGCHLD : SIGCHLD;
    pid_t pid = syscall(SYS_clone, flags, 0, 0, 0, 0);
    if (pid < 0 && flags != SIGCHLD) pid = fork();
    if (pid < 0) break;
    if (pid == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (getppid() != parent && getppid() != 0) _exit(0);
      become(made % kinds);
      if (made % 100 < 2) add_threads(made);
      for (;;) pause();
    }
    pids[made++] = pid;
  }
  printf("%d\n", made);
  fflush(stdout);
  char byte;
  while (read(0, &byte, 1) > 0) {
  }
  for (int i = 0; i < made; i++) kill(pids[i], SIGKILL);
  while (wait(NULL) > 0) {
  }
  return 0;
}
