/** Something that the person at the command line has to mend; the message is all they need. */
export class UserError extends Error {
  constructor(
    message: string,
    /** Status with which the command ends. */
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
    this.name = 'UserError';
  }
}
