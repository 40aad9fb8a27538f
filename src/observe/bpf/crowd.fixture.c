/*
 * crowd NAMESPACES PROCESSES THREADS: so many PID namespaces, some nested four deep, with so many processes in each, of so many
 * threads: with masks, dispositions, queues and users of all kinds, some waiting for signals, some stopped, some zombies whose
 * threads live on, some that never rest. Prints a line when all are there; everything ends when its input does.
 */
#define _GNU_SOURCE
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int ready[2];
static unsigned bits;

static unsigned chance(void) {
  bits = bits * 1664525u + 1013904223u;
  return bits >> 20;
}

static pid_t in_namespace(void) { return syscall(SYS_clone, CLONE_NEWPID | SIGCHLD, 0, 0, 0, 0); }

static void guarded(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

static void handler(int signal) { (void)signal; }

static void some(sigset_t *set) {
  sigemptyset(set);
  for (int n = 1; n <= 64; n++)
    if (chance() % 4 == 0 && n != 32 && n != 33) sigaddset(set, n);
}

static void wait_for(sigset_t *set, long milliseconds) {
  struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
  syscall(SYS_rt_sigtimedwait, set, NULL, &time, 8);
}

static void *thread(void *seed) {
  bits = (unsigned)(unsigned long)seed;
  sigset_t blocked, awaited;
  some(&blocked);
  some(&awaited);
  pthread_sigmask(SIG_SETMASK, &blocked, NULL);
  int queued = 34 + chance() % 30;
  if (sigismember(&blocked, queued)) syscall(SYS_tgkill, getpid(), gettid(), queued);
  switch (chance() % 4) {
  case 0: wait_for(&awaited, 600000); break;
  case 1: ppoll(NULL, 0, NULL, &awaited); break;
  }
  for (;;) pause();
  return NULL;
}

static void become(unsigned seed, int threads) {
  bits = seed * 2654435761u;
  // Some do not live long: what they block and queue may be opened again.
  write(ready[1], "", 1);
  for (int n = 1; n <= 64; n++) {
    struct sigaction action = {0};
    unsigned kind = chance() % 6;
    if (kind == 0) action.sa_handler = SIG_IGN;
    if (kind == 1) action.sa_handler = handler;
    if (chance() % 3 == 0) action.sa_flags |= SA_RESETHAND;
    if (chance() % 3 == 0) action.sa_flags |= SA_RESTART;
    if (kind < 2 && n != SIGCHLD && n != SIGCONT) sigaction(n, &action, NULL);
  }
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 65536);
  for (int i = 1; i < threads; i++) {
    pthread_t id;
    pthread_create(&id, &small, thread, (void *)(unsigned long)(seed * 31 + i));
  }
  sigset_t blocked, awaited;
  some(&blocked);
  some(&awaited);
  sigprocmask(SIG_SETMASK, &blocked, NULL);
  if (sigismember(&blocked, 40)) kill(getpid(), 40);
  if (chance() % 4 == 0) syscall(SYS_setresuid, 1000 + chance() % 9, 2000, 3000);
  // A change of users takes it away.
  guarded();
  prctl(PR_SET_NAME, chance() % 5 == 0 ? "a (b)\nc" : "crowd");
  unsigned kind = chance() % 10;
  if (kind == 0 && threads > 1) syscall(SYS_exit, 0);
  if (kind == 1) raise(SIGSTOP);
  if (kind == 2) wait_for(&awaited, 600000);
  if (kind == 3) sigsuspend(&awaited);
  while (kind == 4) {
    wait_for(&awaited, 1);
    sigprocmask(SIG_SETMASK, &awaited, NULL);
    sigprocmask(SIG_SETMASK, &blocked, NULL);
  }
  for (;;) pause();
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  int namespaces = atoi(argv[1]), processes = atoi(argv[2]), threads = atoi(argv[3]);
  pipe(ready);
  for (int i = 0; i < namespaces; i++) {
    if (in_namespace() != 0) continue;
    guarded();
    for (int depth = 0; depth < i % 5; depth++) {
      if (in_namespace() != 0)
        for (;;) pause();
      guarded();
    }
    for (int n = 1; n < processes; n++)
      if (fork() == 0) {
        guarded();
        become(i * 1000 + n, 1 + n % threads);
      }
    become(i * 1000, 1);
  }
  char byte;
  for (int i = 0; i < namespaces * processes; i++)
    if (read(ready[0], &byte, 1) != 1) return 1;
  printf("%d\n", namespaces * processes);
  fflush(stdout);
  while (read(0, &byte, 1) > 0) {
  }
  return 0;
}
