/*
 * idmap: asks the real newuidmap and newgidmap. Reads a question a line: the texts of /etc/subuid and /etc/subgid in
 * hexadecimal, and the numbers for each of the two, with tabs between the four. Answers `done` and how long the rest is:
 * per program its exit code, a line feed, what it printed, and a NUL. The kernel refuses by way of them.
 *
 *   idmap UID GID   as whom they are asked
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "question.h"

enum { most_numbers = 3 * 400, most_said = 4096 };

static int as_file(const char *path)
{
	char own[] = "/tmp/idmap-XXXXXX";
	int fd = mkstemp(own);

	check(fd < 0 || mount(own, path, NULL, MS_BIND, NULL), path);
	return fd;
}

static void write_hex(int fd, const char *hex)
{
	size_t length = strlen(hex) / 2;
	char *bytes = malloc(length + 1);

	for (size_t at = 0; at < length; at++) {
		unsigned byte;

		sscanf(hex + 2 * at, "%2x", &byte);
		bytes[at] = byte;
	}
	check(ftruncate(fd, 0) || pwrite(fd, bytes, length, 0) != (ssize_t)length, "write");
	free(bytes);
}

/* Who is to be mapped: a process that waits in a user namespace of its own. */
static pid_t target(void)
{
	pid_t child = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, NULL, NULL, NULL, NULL);

	check(child < 0, "clone");
	if (child == 0)
		for (;;)
			pause();
	return child;
}

static size_t ask(const char *program, pid_t pid, char *numbers, int said, char *answer)
{
	char id[16], *argv[most_numbers + 3] = { (char *)program, id };
	int count = 2, status;
	ssize_t length;
	pid_t child;

	snprintf(id, sizeof(id), "%d", pid);
	for (char *word = strtok(numbers, " "); word && count < most_numbers + 2; word = strtok(NULL, " "))
		argv[count++] = word;
	check(ftruncate(said, 0), "truncate");
	lseek(said, 0, SEEK_SET);
	child = vfork();
	if (child == 0) {
		dup2(said, 1);
		dup2(said, 2);
		execvp(program, argv);
		_exit(127);
	}
	check(waitpid(child, &status, 0) != child, "wait");
	length = sprintf(answer, "%d\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	length += pread(said, answer + length, most_said - 32, 0);
	answer[length++] = '\0';
	return length;
}

int main(int argc, char **argv)
{
	static char answers[2 * most_said];
	int uids, gids, said;
	char *fields[4];

	check(argc != 3, "idmap UID GID");
	check(unshare(CLONE_NEWNS) || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL), "mounts");
	uids = as_file("/etc/subuid");
	gids = as_file("/etc/subgid");
	said = memfd_create("said", 0);
	check(said < 0, "said");
	check(setresgid(atoi(argv[2]), atoi(argv[2]), atoi(argv[2])) || setresuid(atoi(argv[1]), atoi(argv[1]), atoi(argv[1])), "become");
	/* What changed its ids belongs to root, as /proc has it: newuidmap would not map it for anybody else. */
	check(prctl(PR_SET_DUMPABLE, 1), "dumpable");
	puts("newuidmap and newgidmap");
	fflush(stdout);
	while (next_question(fields)) {
		size_t used;
		pid_t pid;

		write_hex(uids, fields[0]);
		write_hex(gids, fields[1]);
		pid = target();
		used = ask("newuidmap", pid, fields[2], said, answers);
		used += ask("newgidmap", pid, fields[3], said, answers + used);
		kill(pid, SIGKILL);
		check(waitpid(pid, NULL, 0) != pid, "wait");
		printf("done %zu\n", used);
		fwrite(answers, 1, used, stdout);
		fflush(stdout);
	}
	return 0;
}
