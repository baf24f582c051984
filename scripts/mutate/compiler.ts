import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { mutated } from './mutated.ts';
import type { Mutation } from './mutations.ts';

export interface Compiler {
  readonly program: ts.Program;
  /** Whether tsc would say anything with this change. */
  notices(mutation: Mutation): boolean;
}

/** The compiler with all of the project in its memory, so that a change costs no more than what hangs on it. */
export function compiler(): Compiler {
  const { fileNames, options } = project();
  const changed = new Map<string, { readonly version: number; readonly text: string | undefined }>();
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (file) => String(changed.get(file)?.version ?? 0),
    getScriptSnapshot: (file) => {
      const text = changed.get(file)?.text ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const put = (file: string, text: string | undefined) =>
    changed.set(file, { version: (changed.get(file)?.version ?? 0) + 1, text });
  const declared = (file: string) => service.getEmitOutput(file, true, true).outputFiles[0]?.text;
  const isWrong = (file: string) =>
    service.getSyntacticDiagnostics(file).length > 0 || service.getSemanticDiagnostics(file).length > 0;

  return {
    program: service.getProgram() ?? fail(),
    notices: (mutation) => {
      const file = resolve(mutation.file);
      const before = declared(file);
      put(file, mutated(mutation, readFileSync(file, 'utf8')));
      try {
        // What others see of the file is what it declares.
        return isWrong(file) || (declared(file) !== before && fileNames.some(isWrong));
      } finally {
        put(file, undefined);
      }
    },
  };
}

function project() {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  return { fileNames, options: { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true } };
}

function fail(): never {
  throw new Error('the compiler has no program');
}
