import { type StepName, stepNames } from '../records/step';
import type { SidebarState, StepStatus } from './protocol';

/** The one thing that a person should do next; it gets the one blue button. */
export type NextAction =
  | { readonly kind: 'connect' }
  | { readonly kind: 'accept' }
  | { readonly kind: 'approve' }
  | { readonly kind: 'run'; readonly step: StepName }
  | { readonly kind: 'nothing' };

/** Walks the steps in their order and stops at the first that still asks for something. */
export function nextAction(state: SidebarState): NextAction {
  const { mapping, drafts } = state;
  if (mustConnect(state)) return { kind: 'connect' };
  for (const name of stepNames) {
    const status = statusOf(state, name);
    if (name === 'post' && drafts.approvable > 0) return { kind: 'approve' };
    if (name === 'post' && drafts.approved > 0) return { kind: 'run', step: name };
    if (status !== 'done') return { kind: 'run', step: name };
    if (name === 'review' && mapping.suggested > 0) return { kind: 'accept' };
  }
  return { kind: 'nothing' };
}

/** Prices whose terms have changed are no longer those of now. */
function statusOf({ steps, termsChanged }: SidebarState, name: StepName): StepStatus {
  const status = steps.find(({ step }) => step === name)?.status ?? 'never';
  return name === 'price' && status === 'done' && termsChanged ? 'stale' : status;
}

/** A firm whose work comes from files needs no tracker. */
function mustConnect({ connections, fromFiles }: SidebarState): boolean {
  const lacks = (role: string) =>
    !connections.some((connection) => connection.role === role && connection.connected);
  return lacks('ledger') || (lacks('source') && !fromFiles);
}
