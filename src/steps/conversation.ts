import type { ApiError, ApiErrorKind } from '../connectors/api-error';
import type { Caller } from '../connectors/caller';
import type { Exchange } from '../connectors/exchange';
import { StepPaused, StepStopped } from './world';

/** What a person reads when a conversation failed: who, what, and what to do. */
const sentences: Readonly<Record<ApiErrorKind, (title: string, said: string) => string>> = {
  unauthorised: (title) =>
    `${title} no longer lets Tieout in. Connect ${title} again under Set-up, then run the step again.`,
  forbidden: (title, said) =>
    `${title} refuses: ${said}. Ask somebody with more rights in ${title} to connect it.`,
  rateLimited: (title) =>
    `${title} asks for a pause: too many requests in a short time. The step goes on by itself within the hour, or run it again in a few minutes.`,
  rejected: (title, said) => `${title} refuses the request: ${said}.`,
  conflict: (title) => `Something changed in ${title} in the meantime. Run the step again.`,
  unavailable: (title) =>
    `${title} does not answer at the moment. Nothing is lost; run the step again later.`,
  ambiguous: (title) =>
    `${title} broke off in the middle of its answer. Nothing is lost; run the step again.`,
  unexpectedAnswer: (title, said) =>
    `${title} answers in a way that Tieout does not know: ${said}. Run the step again; if it comes back, report this sentence.`,
};

/** An error of a conversation as one sentence for the person. */
export function sentenceOf(title: string, { kind, message }: ApiError): string {
  return sentences[kind](title, message || 'no reason given');
}

/** Sends all at once; where one fails, the step stops with a sentence that names the provider. */
export function ask<T>(caller: Caller, exchanges: readonly Exchange<T>[]): readonly T[] {
  return caller.callAll(exchanges).map((reply) => {
    if (reply.ok) return reply.value;
    const sentence = sentenceOf(caller.connector.title, reply.error);
    throw reply.error.kind === 'rateLimited' ? new StepPaused(sentence) : new StepStopped(sentence);
  });
}
