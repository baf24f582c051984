/*
 * question: a line of four fields with tabs between them, which is how idmap and usernic are asked.
 */
#ifndef QUESTION_H
#define QUESTION_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

static void check(int failed, const char *what)
{
	if (!failed)
		return;
	perror(what);
	exit(1);
}

/* The fields are good until the next one is read. */
static bool next_question(char *fields[4])
{
	static char *line;
	static size_t size;
	ssize_t length = getline(&line, &size, stdin);
	char *rest = line;

	if (length <= 0)
		return false;
	line[length - 1] = '\0';
	for (int at = 0; at < 4; at++)
		check(!(fields[at] = strsep(&rest, "\t")), "four fields");
	return true;
}

#endif
