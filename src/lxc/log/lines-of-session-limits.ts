import type { WeighedLines } from './line.ts';

/** The lines of the rule session-limits. */
export const linesOfSessionLimits: WeighedLines = {
  sure: [
    'Resource temporarily unavailable - Failed to create new process',
    'Resource temporarily unavailable - Failed to fork first child process',
    'Resource temporarily unavailable - Failed to clone a new set of namespaces',
    'Resource temporarily unavailable - Failed to popen() {}',
    'sh: {}: Cannot fork',
    '{}: fork: retry: Resource temporarily unavailable',
    '{}: fork: Resource temporarily unavailable',
    '{}fork rejected by pids controller in {}',
    'Too many open files - Failed to clone a new set of namespaces',
    'error while loading shared libraries: {}: failed to map segment from shared object{}',
    'error while loading shared libraries: {}: cannot map zero-fill pages{}',
    'error while loading shared libraries: {}: cannot create shared object descriptor: Cannot allocate memory',
    'Resource temporarily unavailable - Failed to fork{}',
    { line: 'Resource temporarily unavailable - failed to fork into a new namespace', until: '2.0.5' },
    { line: 'failed to clone ({}): Resource temporarily unavailable', until: '3.0.1' },
    'Resource temporarily unavailable - Failed to clone ({})',
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
