/*
 * liblxc: says of each config whether liblxc takes it. Reads the path of a config a line; answers `ok`, `refused` or
 * `died`, the length of what liblxc logged of it, and that. The first line says which release of liblxc it is.
 *
 * Loading a config may write anywhere (lxc.log.file), and leaves settings behind: each is loaded by a process of its
 * own, as a user who may do nothing, in the folder that the config lies in. This is for throwaway hosts alone.
 */
#include <fcntl.h>
#include <libgen.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is used of lxc/lxccontainer.h, so that no package with headers is needed: the order of the fields is what
 * liblxc.so.1 promises to everybody linked to it. */
struct lxc_container {
	void *fields_before[5];
	int numthreads;
	void *lxc_conf;
	char *error_string;
	int error_num;
	bool daemonize;
	char *config_path;
	void *calls_before[6];
	bool (*load_config)(struct lxc_container *c, const char *file);
};

struct lxc_log {
	const char *name, *lxcpath, *file, *level, *prefix;
	bool quiet;
};

extern struct lxc_container *lxc_container_new(const char *name, const char *lxcpath);
extern int lxc_log_init(struct lxc_log *log);
extern const char *lxc_get_version(void);

enum { nobody = 65534, seconds = 20 };

static int load(const char *name, const char *path, const char *log_path)
{
	struct lxc_log log = { .name = "oracle", .file = log_path, .level = "ERROR", .quiet = true };
	struct rlimit no_core = { 0, 0 };
	struct lxc_container *container;
	char *folder = strdup(path);

	alarm(seconds);
	setrlimit(RLIMIT_CORE, &no_core);
	if (chdir(dirname(folder)) || setgid(nobody) || setuid(nobody) || lxc_log_init(&log))
		return 2;
	container = lxc_container_new(name, "/nowhere");
	if (!container)
		return 2;
	return container->load_config(container, path) ? 0 : 1;
}

static void answer(const char *verdict, int log)
{
	off_t length = lseek(log, 0, SEEK_END);
	char *text = malloc(length + 1);

	if (!text || pread(log, text, length, 0) != length)
		exit(1);
	printf("%s %ld\n", verdict, (long)length);
	fwrite(text, 1, length, stdout);
	fflush(stdout);
	free(text);
}

int main(void)
{
	static const char *verdicts[] = { "ok", "refused" };
	char log_path[] = "/tmp/liblxc-log-XXXXXX";
	int log = mkstemp(log_path);
	char *line = NULL;
	size_t size = 0;
	ssize_t length;

	if (log < 0 || fchmod(log, 0666))
		return 1;
	setenv("HOME", "/tmp", 1);
	setenv("XDG_RUNTIME_DIR", "/tmp", 1);
	printf("%s\n", lxc_get_version());
	fflush(stdout);
	while ((length = getline(&line, &size, stdin)) > 0) {
		int status;
		pid_t child;

		line[length - 1] = '\0';
		if (ftruncate(log, 0))
			return 1;
		child = fork();
		if (child == 0)
			_exit(load(basename(log_path), line, log_path));
		if (child < 0 || waitpid(child, &status, 0) != child)
			return 1;
		if (WIFEXITED(status) && WEXITSTATUS(status) > 1)
			return 1;
		answer(WIFEXITED(status) ? verdicts[WEXITSTATUS(status)] : "died", log);
	}
	return 0;
}
