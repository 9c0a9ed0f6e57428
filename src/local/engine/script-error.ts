/** An error as the platform throws it at a script: `e.name` is "Exception" unless said otherwise. */
export class ScriptError extends Error {
  constructor(message: string, name = 'Exception') {
    super(message);
    this.name = name;
  }
}

/** A documented member that the local Apps Script does not offer: refused, never guessed. */
export class NotEmulated extends Error {
  constructor(what: string) {
    super(`EMULATOR: ${what} is not implemented`);
    this.name = 'NotEmulated';
  }
}
