import type { Parts } from '../../../src/local/engine/local-apps-script';
import { gates, services } from '../../../src/local/services/all-services';
import { runCode } from './run-code';

/** Runs `code` as the body of a function with all services and gates of the local Apps Script. */
export const run = (code: string, parts: Partial<Parts> = {}): unknown =>
  runCode(code, { services, gates, ...parts });

/** "name: message" of what the code throws. */
export function errorOf(code: string, parts: Partial<Parts> = {}): string {
  try {
    run(code, parts);
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  throw new Error(`nothing was thrown by ${code}`);
}
