import type { WeighedLines } from './line.ts';

/** The lines of the rule session-limits. */
export const linesOfSessionLimits: WeighedLines = {
  sure: [
    'Resource temporarily unavailable - Failed to create new process',
    'Resource temporarily unavailable - Failed to fork first child process',
    { line: 'Resource temporarily unavailable - Failed to clone a new set of namespaces', until: '2.1.1' },
    'Resource temporarily unavailable - Failed to popen() {}',
    'sh: {}: Cannot fork',
    '{}: fork: retry: Resource temporarily unavailable',
    '{}: fork: Resource temporarily unavailable',
    '{}fork rejected by pids controller in {}',
    { line: 'Too many open files - Failed to clone a new set of namespaces', until: '2.1.1' },
    'error while loading shared libraries: {}: failed to map segment from shared object{}',
    'error while loading shared libraries: {}: cannot map zero-fill pages{}',
    'error while loading shared libraries: {}: cannot create shared object descriptor: Cannot allocate memory',
    'Resource temporarily unavailable - Failed to fork{}',
  ],
  often: [
    'Failed to fork first child process',
    'Failed to create new process',
    'newuidmap failed to write mapping "sh: 1: Cannot fork"{}',
    'Too many open files - Failed to{}',
    'Resource temporarily unavailable - Failed to{}',
    'newuidmap failed to write mapping "sh: {}": {}',
    'newgidmap failed to write mapping "sh: {}": {}',
  ],
  sometimes: [
    'Too many open files - Failed to open file "{}"',
    'newuidmap failed to write mapping "": {}',
    'newuidmap failed to write mapping ""',
    'newgidmap failed to write mapping "": {}',
    'newgidmap failed to write mapping ""',
  ],
};
