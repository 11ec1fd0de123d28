// Delays each sync of a file, as most disks do: LD_PRELOAD this with SYNC_DELAY_US set (5000 when it is not).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void delay(void) {
    const char *given = getenv("SYNC_DELAY_US");
    usleep(given ? (useconds_t)atoi(given) : 5000);
}

int fsync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    delay();
    return real(file);
}

int fdatasync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    delay();
    return real(file);
}
