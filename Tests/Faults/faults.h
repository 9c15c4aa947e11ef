// What of tracing depends on the kernel and the machine.
#ifndef FAULTS_H
#define FAULTS_H

#include <sys/types.h>

struct call {
    long number;
    unsigned long arguments[6];
};

enum class { OTHER, WRITES, LENGTHENS, SYNCS, CLOSES, OPENS, NAMES, REMOVES, MAKES };

// Asks the kernel to stop this process, and what it becomes, at each call of the table.
int watch_calls(int with_clock);

enum class class_of(long number);
const char *name_of(long number);

// The call at which a thread is stopped; 0 where it is at none.
int get_call(pid_t thread, struct call *call);
// Whether a thread is stopped behind a call.
int is_exit(pid_t thread);

// The call is not made, and gives this.
void skip(pid_t thread, long result);
// The call is made with this third argument.
void shorten(pid_t thread, unsigned long length);

// write or pwrite, whose third argument is a length.
int is_plain_write(const struct call *call);
long open_flags(const struct call *call);

// Whether a descriptor of the process is open for writing.
int is_written(pid_t process, int descriptor);
void path_of(pid_t process, int descriptor, char *path);
void path_argument(pid_t thread, const struct call *call, char *path);

// The program asks the kernel for the time then, and not a page that the kernel lends it.
void hide_vdso(pid_t thread);
// Answers a call for the calendar time; 0 where it is another call.
int tells_time(pid_t thread, const struct call *call, long seconds);

#endif
