import { ApiError } from '../connectors/api-error';
import { Busy, type Host } from '../host';
import { StepStopped } from '../steps/world';

/** What a person reads of an error; what is no message for a person goes to the log as well. */
export function failureSentence(error: unknown, host: Host): string {
  if (error instanceof Busy || error instanceof StepStopped) return error.message;
  if (error instanceof ApiError) return `${error.message}.`;
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  host.log('failure', { name, message, stack: stack ?? '' });
  if (name === 'Exception') return `Google Sheets refuses: ${message}`;
  return (
    `Tieout made a mistake (${message}). ` +
    'Nothing is lost: try again, and report this sentence if it comes back.'
  );
}
