#define _GNU_SOURCE
#include "faults.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <time.h>
#include <unistd.h>

static const struct { long number; enum class class; const char *name; } table[] = {
    {SYS_write, WRITES, "write"}, {SYS_pwrite64, WRITES, "pwrite"}, {SYS_writev, WRITES, "writev"},
    {SYS_pwritev, WRITES, "pwritev"}, {SYS_copy_file_range, OTHER, "copy_file_range"},
    {SYS_ftruncate, LENGTHENS, "ftruncate"}, {SYS_fallocate, LENGTHENS, "fallocate"},
    {SYS_fsync, SYNCS, "fsync"}, {SYS_fdatasync, SYNCS, "fdatasync"}, {SYS_close, CLOSES, "close"},
    {SYS_openat, OPENS, "openat"}, {SYS_mkdirat, MAKES, "mkdirat"}, {SYS_unlinkat, REMOVES, "unlinkat"},
    {SYS_renameat2, NAMES, "renameat2"}, {SYS_linkat, NAMES, "linkat"},
#ifdef SYS_renameat
    {SYS_renameat, NAMES, "renameat"},
#endif
#ifdef SYS_open
    {SYS_open, OPENS, "open"}, {SYS_creat, OPENS, "creat"}, {SYS_mkdir, MAKES, "mkdir"},
    {SYS_rename, NAMES, "rename"}, {SYS_unlink, REMOVES, "unlink"}, {SYS_rmdir, REMOVES, "rmdir"},
    {SYS_link, NAMES, "link"},
#endif
};
enum { TABLE = sizeof table / sizeof *table };

static const long clocks[] = {
    SYS_clock_gettime, SYS_gettimeofday,
#ifdef SYS_time
    SYS_time,
#endif
};
enum { CLOCKS = sizeof clocks / sizeof *clocks };

int watch_calls(int with_clock) {
    struct sock_filter filter[2 * (TABLE + CLOCKS) + 2];
    unsigned short length = 0;
    filter[length++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (int index = 0; index < TABLE + (with_clock ? CLOCKS : 0); index++) {
        unsigned number = (unsigned)(index < TABLE ? table[index].number : clocks[index - TABLE]);
        filter[length++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1);
        filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
    }
    filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog program = {.len = length, .filter = filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

enum class class_of(long number) {
    for (int index = 0; index < TABLE; index++)
        if (table[index].number == number) return table[index].class;
    return OTHER;
}

const char *name_of(long number) {
    for (int index = 0; index < TABLE; index++)
        if (table[index].number == number) return table[index].name;
    return "?";
}

int get_call(pid_t thread, struct call *call) {
    struct __ptrace_syscall_info info;
    if (ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) <= 0) return 0;
    if (info.op != PTRACE_SYSCALL_INFO_SECCOMP) return 0;
    call->number = (long)info.seccomp.nr;
    for (int index = 0; index < 6; index++) call->arguments[index] = info.seccomp.args[index];
    return 1;
}

int is_exit(pid_t thread) {
    struct __ptrace_syscall_info info;
    return ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) > 0 && info.op == PTRACE_SYSCALL_INFO_EXIT;
}

#if defined(__x86_64__)
void skip(pid_t thread, long result) {
    struct user_regs_struct registers;
    if (ptrace(PTRACE_GETREGS, thread, 0, &registers) != 0) return;
    registers.orig_rax = (unsigned long)-1;
    registers.rax = (unsigned long)result;
    ptrace(PTRACE_SETREGS, thread, 0, &registers);
}

void shorten(pid_t thread, unsigned long length) {
    struct user_regs_struct registers;
    if (ptrace(PTRACE_GETREGS, thread, 0, &registers) != 0) return;
    registers.rdx = length;
    ptrace(PTRACE_SETREGS, thread, 0, &registers);
}

static unsigned long stack_of(pid_t thread) {
    struct user_regs_struct registers;
    return ptrace(PTRACE_GETREGS, thread, 0, &registers) == 0 ? registers.rsp : 0;
}
#elif defined(__aarch64__)
static int registers_of(pid_t thread, struct user_regs_struct *registers, int writes) {
    struct iovec part = {registers, sizeof *registers};
    return ptrace(writes ? PTRACE_SETREGSET : PTRACE_GETREGSET, thread, NT_PRSTATUS, &part) == 0;
}

void skip(pid_t thread, long result) {
    struct user_regs_struct registers;
    if (!registers_of(thread, &registers, 0)) return;
    registers.regs[0] = (unsigned long)result;
    registers_of(thread, &registers, 1);
    int none = -1;
    struct iovec part = {&none, sizeof none};
    ptrace(PTRACE_SETREGSET, thread, NT_ARM_SYSTEM_CALL, &part);
}

void shorten(pid_t thread, unsigned long length) {
    struct user_regs_struct registers;
    if (!registers_of(thread, &registers, 0)) return;
    registers.regs[2] = length;
    registers_of(thread, &registers, 1);
}

static unsigned long stack_of(pid_t thread) {
    struct user_regs_struct registers;
    return registers_of(thread, &registers, 0) ? registers.sp : 0;
}
#else
#error "abate-faults knows x86-64 and arm64"
#endif

int is_plain_write(const struct call *call) { return call->number == SYS_write || call->number == SYS_pwrite64; }

long open_flags(const struct call *call) {
#ifdef SYS_open
    if (call->number == SYS_open) return (long)call->arguments[1];
    if (call->number == SYS_creat) return O_CREAT | O_TRUNC | O_WRONLY;
#endif
    return (long)call->arguments[2];
}

int is_written(pid_t process, int descriptor) {
    char name[64], line[128];
    int isWritten = 0;
    snprintf(name, sizeof name, "/proc/%d/fdinfo/%d", process, descriptor);
    FILE *info = fopen(name, "r");
    if (!info) return 0;
    unsigned flags;
    while (fgets(line, sizeof line, info))
        if (sscanf(line, "flags: %o", &flags) == 1) isWritten = (flags & O_ACCMODE) != O_RDONLY;
    fclose(info);
    return isWritten;
}

void path_of(pid_t process, int descriptor, char *path) {
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/fd/%d", process, descriptor);
    ssize_t length = readlink(name, path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = 0;
}

void path_argument(pid_t thread, const struct call *call, char *path) {
    int index = strstr(name_of(call->number), "at") != NULL ? 1 : 0;
    struct iovec here = {path, PATH_MAX - 1}, there = {(void *)call->arguments[index], PATH_MAX - 1};
    // What lies on the next page need not be there.
    unsigned long page = 4096, rest = page - (call->arguments[index] % page);
    if (process_vm_readv(thread, &here, 1, &there, 1, 0) < 0) {
        there.iov_len = rest < PATH_MAX - 1 ? rest : PATH_MAX - 1;
        if (process_vm_readv(thread, &here, 1, &there, 1, 0) < 0) path[0] = 0;
    }
    path[PATH_MAX - 1] = 0;
}

void hide_vdso(pid_t thread) {
    unsigned long place = stack_of(thread);
    if (place == 0) return;
    const unsigned long word = sizeof(long);
    unsigned long arguments = (unsigned long)ptrace(PTRACE_PEEKDATA, thread, place, 0);
    place += (arguments + 2) * word;
    while (ptrace(PTRACE_PEEKDATA, thread, place, 0) != 0) place += word;
    for (place += word;; place += 2 * word) {
        long type = ptrace(PTRACE_PEEKDATA, thread, place, 0);
        if (type == AT_NULL) return;
        if (type == AT_SYSINFO_EHDR) ptrace(PTRACE_POKEDATA, thread, place, AT_IGNORE);
    }
}

static void put(pid_t thread, unsigned long place, void *bytes, size_t count) {
    struct iovec here = {bytes, count}, there = {(void *)place, count};
    if (place != 0) process_vm_writev(thread, &here, 1, &there, 1, 0);
}

int tells_time(pid_t thread, const struct call *call, long seconds) {
    if (call->number == SYS_clock_gettime) {
        clockid_t clock = (clockid_t)call->arguments[0];
        if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE) return 1;
        struct timespec time = {seconds, 0};
        put(thread, call->arguments[1], &time, sizeof time);
        skip(thread, 0);
        return 1;
    }
    if (call->number == SYS_gettimeofday) {
        struct timeval time = {seconds, 0};
        put(thread, call->arguments[0], &time, sizeof time);
        skip(thread, 0);
        return 1;
    }
#ifdef SYS_time
    if (call->number == SYS_time) {
        put(thread, call->arguments[0], &seconds, sizeof seconds);
        skip(thread, seconds);
        return 1;
    }
#endif
    return 0;
}
