import vm from 'node:vm';

const INSTALLED = Symbol.for('local Apps Script: lost rejections');

/**
 * Keeps this thread alive when a script rejects a promise that nobody awaits: on the platform such
 * an error vanishes (apps-script.md 1.1). Here one line on stderr tells of it. Errors of the local
 * Apps Script itself end the process as they would without this.
 */
export function reportLostRejections(): void {
  const own = vm.runInThisContext('process') as NodeJS.Process & { [INSTALLED]?: boolean };
  const OwnError = vm.runInThisContext('Error') as ErrorConstructor;
  if (own[INSTALLED]) return;
  own[INSTALLED] = true;
  own.on('unhandledRejection', (reason) => {
    if (reason instanceof OwnError || reason instanceof Error) throw reason;
    own.stderr.write(`A rejected promise was lost: ${String(reason)}\n`);
  });
}
