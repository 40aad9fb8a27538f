/* A process of as many sleeping threads as it is told; it prints its pid, and ends when its input does. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void *rest(void *nothing) {
  for (;;) pause();
  return nothing;
}

int main(int count, char **arguments) {
  int threads = count > 1 ? atoi(arguments[1]) : 50;
  for (int i = 1; i < threads; i++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, rest, NULL)) return 1;
  }
  printf("%d\n", getpid());
  fflush(stdout);
  char byte;
  while (read(0, &byte, 1) > 0) {
  }
  return 0;
}
