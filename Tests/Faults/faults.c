// Runs a program and makes the n-th of its system calls that change a disk go wrong, or ends the program there.
//
//   abate-faults [--at N] [--fault kind] [--clock SECONDS] [--after MICROSECONDS] [--log FILE]
//              [--list FILE] -- program argument…
//
// Counted are the calls of any thread and child that write, name, remove, lengthen or make durable a file, in the order
// in which the kernel gets them: also those that C libraries make within stdio, which a preloaded function never sees.
// Kinds: kill (the call is not made), killed-after (it is), short (half of the bytes are written, and no error is said),
// full (half of the bytes, and from then on nothing finds room), pause (until standard input ends), EIO, ENOSPC, EDQUOT,
// EROFS, ENOMEM. With --clock the program's calendar time stands still, so that two runs can give equal bytes. With
// --after it is killed at that moment, wherever it is. The log gets how many calls were counted and which went wrong,
// the list every one of them.
//
// The exit status is the program's; 128 + signal where one ended it; 125 where the kernel does not let us trace.
#define _GNU_SOURCE
#include "faults.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum kind { NONE, KILL, KILLED_AFTER, SHORT, FULL, PAUSE, FAIL };

static struct {
    long at;
    enum kind kind;
    int error;
    long clock;
    long after;
    const char *log;
    FILE *list;
} options;

static pid_t program;
static long counted;
static int fired;
// A thread whose call, once made, is the end of the program.
static pid_t ending;
static char what[PATH_MAX + 64];

static const struct { const char *name; enum kind kind; int error; } kinds[] = {
    {"kill", KILL, 0}, {"killed-after", KILLED_AFTER, 0}, {"short", SHORT, 0}, {"full", FULL, ENOSPC},
    {"pause", PAUSE, 0}, {"EIO", FAIL, EIO}, {"ENOSPC", FAIL, ENOSPC}, {"EDQUOT", FAIL, EDQUOT},
    {"EROFS", FAIL, EROFS}, {"ENOMEM", FAIL, ENOMEM},
};

static void fail(const char *text) {
    fprintf(stderr, "abate-faults: %s: %s\n", text, strerror(errno));
    if (program > 0) kill(program, SIGKILL);
    exit(125);
}

static void usage(void) {
    fprintf(stderr, "usage: abate-faults [--at N] [--fault kind] [--clock SECONDS] [--after MICROSECONDS] "
                    "[--log FILE] [--list FILE] -- program argument...\n");
    exit(125);
}

static char **parse(int count, char **arguments) {
    for (int index = 1; index < count; index++) {
        const char *name = arguments[index];
        if (strcmp(name, "--") == 0 && index + 1 < count) return arguments + index + 1;
        if (index + 1 == count) usage();
        const char *value = arguments[++index];
        if (strcmp(name, "--at") == 0) options.at = atol(value);
        else if (strcmp(name, "--clock") == 0) options.clock = atol(value);
        else if (strcmp(name, "--after") == 0) options.after = atol(value);
        else if (strcmp(name, "--log") == 0) options.log = value;
        else if (strcmp(name, "--list") == 0) {
            if (!(options.list = fopen(value, "we"))) fail(value);
        }
        else if (strcmp(name, "--fault") == 0) {
            for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
                if (strcmp(kinds[kind].name, value) != 0) continue;
                options.kind = kinds[kind].kind;
                options.error = kinds[kind].error;
            }
            if (options.kind == NONE) usage();
        } else usage();
    }
    usage();
    return NULL;
}

// Which calls change a disk. Standard output and error are not counted: what stands there is no state of ours.
static int changes_disk(const struct call *call) {
    switch (class_of(call->number)) {
    case WRITES: case LENGTHENS: case SYNCS: return call->arguments[0] > 2;
    case CLOSES: return call->arguments[0] > 2 && is_written(program, (int)call->arguments[0]);
    case OPENS: return (open_flags(call) & (O_CREAT | O_TRUNC)) != 0;
    case NAMES: case REMOVES: case MAKES: return 1;
    case OTHER: break;
    }
    return 0;
}

static void describe(pid_t thread, const struct call *call) {
    char path[PATH_MAX] = "";
    switch (class_of(call->number)) {
    case WRITES: case LENGTHENS: case SYNCS: case CLOSES: path_of(program, (int)call->arguments[0], path); break;
    case OPENS: case NAMES: case REMOVES: case MAKES: path_argument(thread, call, path); break;
    case OTHER: break;
    }
    snprintf(what, sizeof what, "%s %s", name_of(call->number), path);
}

static void pause_until_told(void) {
    char byte;
    // Who waits for us to have come so far sees the log.
    if (options.log) {
        FILE *log = fopen(options.log, "w");
        if (log) fprintf(log, "paused %s\n", what), fclose(log);
    }
    while (read(STDIN_FILENO, &byte, 1) > 0) {}
}

static int finds_no_room(const struct call *call) {
    enum class class = class_of(call->number);
    return class == WRITES || class == LENGTHENS || class == MAKES
        || (class == OPENS && (open_flags(call) & O_CREAT) != 0);
}

// The call is about to be made. Returns whether its end must be waited for.
static int meet(pid_t thread, const struct call *call) {
    if (options.clock && tells_time(thread, call, options.clock)) return 0;
    if (!changes_disk(call)) return 0;
    if (fired && options.kind == FULL && finds_no_room(call)) {
        skip(thread, -options.error);
        return 0;
    }
    counted++;
    if (options.list || counted == options.at) describe(thread, call);
    if (options.list) fprintf(options.list, "%s\n", what);
    if (counted != options.at || options.kind == NONE) return 0;
    fired = 1;
    switch (options.kind) {
    case KILL: kill(program, SIGKILL); break;
    case KILLED_AFTER: ending = thread; return 1;
    case PAUSE: pause_until_told(); break;
    case FAIL: skip(thread, -options.error); break;
    case SHORT: case FULL:
        if (is_plain_write(call) && call->arguments[2] > 1) shorten(thread, call->arguments[2] / 2);
        else if (options.kind == FULL && finds_no_room(call)) skip(thread, -options.error);
        break;
    case NONE: break;
    }
    return 0;
}

static void on_alarm(int signal) {
    (void)signal;
    kill(program, SIGKILL);
}

static void arm(void) {
    struct sigaction action = {.sa_handler = on_alarm, .sa_flags = SA_RESTART};
    sigaction(SIGALRM, &action, NULL);
    struct itimerval timer = {.it_value = {options.after / 1000000, options.after % 1000000}};
    if (options.after > 0) setitimer(ITIMER_REAL, &timer, NULL);
}

static void write_log(void) {
    if (!options.log) return;
    FILE *log = fopen(options.log, "w");
    if (!log) fail(options.log);
    fprintf(log, "%ld %d %s\n", counted, fired, fired ? what : "");
    fclose(log);
}

static void start(char **arguments) {
    program = fork();
    if (program < 0) fail("fork");
    if (program == 0) {
        if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0) _exit(125);
        raise(SIGSTOP);
        if (watch_calls(options.clock != 0) != 0) _exit(125);
        execvp(arguments[0], arguments);
        _exit(127);
    }
    int status;
    if (waitpid(program, &status, 0) < 0 || !WIFSTOPPED(status)) fail("ptrace");
    long asked = PTRACE_O_EXITKILL | PTRACE_O_TRACESECCOMP | PTRACE_O_TRACEEXEC | PTRACE_O_TRACECLONE
        | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACESYSGOOD;
    if (ptrace(PTRACE_SETOPTIONS, program, 0, asked) != 0) fail("ptrace");
    ptrace(PTRACE_CONT, program, 0, 0);
}

// What a stopped thread is to get, and how it goes on.
static void go_on(pid_t thread, int status) {
    int signal = WSTOPSIG(status), event = status >> 16;
    struct call call;
    if (event == PTRACE_EVENT_SECCOMP) {
        int waits = get_call(thread, &call) && meet(thread, &call);
        ptrace(waits ? PTRACE_SYSCALL : PTRACE_CONT, thread, 0, 0);
        return;
    }
    if (event == PTRACE_EVENT_EXEC && options.clock) hide_vdso(thread);
    if (signal == (SIGTRAP | 0x80)) {
        // Its first stop is the entry of the call that is to be made, where the kernel gives one after seccomp.
        if (thread == ending && is_exit(thread)) kill(program, SIGKILL);
        ptrace(thread == ending ? PTRACE_SYSCALL : PTRACE_CONT, thread, 0, 0);
        return;
    }
    int isOurs = event != 0 || signal == SIGSTOP || signal == SIGTRAP;
    ptrace(PTRACE_CONT, thread, 0, isOurs ? 0 : signal);
}

int main(int count, char **arguments) {
    char **command = parse(count, arguments);
    start(command);
    arm();
    int result = 125, status;
    pid_t thread;
    while ((thread = waitpid(-1, &status, __WALL)) > 0 || errno == EINTR) {
        if (thread < 0) continue;
        if (WIFSTOPPED(status)) go_on(thread, status);
        else if (thread == program) result = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
    write_log();
    return result;
}
