/*
 * usernic: asks the real lxc-user-nic. Reads a question a line, four fields with tabs between them: the text of
 * /etc/lxc/lxc-usernet and that of /run/lxc/nics in hexadecimal, the groups of who asks, and the bridges he wants a nic
 * on, one after the other. Answers `done` and how long the rest is: per bridge the exit code (128 and more: a signal),
 * a line feed, what was printed and a NUL; at last what /run/lxc/nics has become.
 *
 *   usernic UID GID PROGRAM   as whom it is asked
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "question.h"

enum { most_said = 2048 };

static const char *const permissions = "/etc/lxc/lxc-usernet", *const nics = "/run/lxc/nics";

static void write_hex(const char *path, const char *hex)
{
	FILE *file = fopen(path, "w");
	unsigned byte;

	check(!file, path);
	for (; sscanf(hex, "%2x", &byte) == 1; hex += 2)
		fputc(byte, file);
	check(fclose(file), path);
}

/* A container: somebody in a user namespace and a network of his own. */
static pid_t target(void)
{
	pid_t child = syscall(SYS_clone, CLONE_NEWUSER | CLONE_NEWNET | SIGCHLD, NULL, NULL, NULL, NULL);

	check(child < 0, "clone");
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		for (;;)
			pause();
	}
	return child;
}

static void become(uid_t uid, gid_t gid, char *groups)
{
	gid_t list[32];
	size_t count = 0;

	for (char *word = strtok(groups, " "); word && count < 32; word = strtok(NULL, " "))
		list[count++] = atoi(word);
	check(setgroups(count, list) || setresgid(gid, gid, gid) || setresuid(uid, uid, uid), "become");
	check(prctl(PR_SET_DUMPABLE, 1), "dumpable");
}

static void ask(const char *program, const char *pid, const char *bridge, int said)
{
	int status, pipes[2];
	char text[most_said] = "";
	ssize_t length = 0, more;
	pid_t child;

	check(pipe(pipes), "pipe");
	child = fork();
	check(child < 0, "fork");
	if (child == 0) {
		dup2(pipes[1], 1);
		dup2(pipes[1], 2);
		close(pipes[0]);
		close(pipes[1]);
		execl(program, program, "create", "/nowhere", "o", pid, "veth", bridge, (char *)NULL);
		_exit(127);
	}
	close(pipes[1]);
	while ((more = read(pipes[0], text + length, most_said - 1 - length)) > 0)
		length += more;
	close(pipes[0]);
	check(waitpid(child, &status, 0) != child, "wait");
	dprintf(said, "%d\n%s", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), text);
	check(write(said, "", 1) != 1, "write");
}

static void ask_all(char **argv, char *groups, char *bridges, int said)
{
	char pid[16];

	become(atoi(argv[1]), atoi(argv[2]), groups);
	snprintf(pid, sizeof(pid), "%d", target());
	for (char *bridge = strtok(bridges, " "); bridge; bridge = strtok(NULL, " "))
		ask(argv[3], pid, bridge, said);
}

static void answer(int said)
{
	char text[16 * most_said];
	int fd = open(nics, O_RDONLY);
	ssize_t length = pread(said, text, sizeof(text) / 2, 0);

	if (fd >= 0) {
		length += read(fd, text + length, sizeof(text) / 2);
		close(fd);
	}
	printf("done %zd\n", length);
	fwrite(text, 1, length, stdout);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	struct rlimit no_core = { 0, 0 };
	int said = memfd_create("said", 0);
	char *fields[4];

	check(argc != 4, "usernic UID GID PROGRAM");
	setrlimit(RLIMIT_CORE, &no_core);
	check(unshare(CLONE_NEWNS) || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL), "mounts");
	check(mount("none", "/etc/lxc", "tmpfs", 0, NULL) || mount("none", "/run/lxc", "tmpfs", 0, NULL), "tmpfs");
	puts(argv[3]);
	fflush(stdout);
	while (next_question(fields)) {
		pid_t child;
		int status;

		write_hex(permissions, fields[0]);
		write_hex(nics, fields[1]);
		check(ftruncate(said, 0) || lseek(said, 0, SEEK_SET), "truncate");
		child = fork();
		if (child == 0) {
			ask_all(argv, fields[2], fields[3], said);
			_exit(0);
		}
		check(waitpid(child, &status, 0) != child || status != 0, "asking");
		answer(said);
	}
	return 0;
}
