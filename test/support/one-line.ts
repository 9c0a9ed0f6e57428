import { expect } from '@jest/globals';
import type { Agreement } from '../../src/records/agreement';
import type { Discount } from '../../src/records/discount';
import type { TaxRule } from '../../src/records/tax-rule';
import type { TimeEntry } from '../../src/records/time-entry';
import { agreementFinder } from '../../src/rules/agreements';
import { discountFinder } from '../../src/rules/discounts';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import type { DraftedDocument } from '../../src/rules/draft-document';
import { splitsOn } from '../../src/rules/line-splits';
import { policyFinder } from '../../src/rules/policy-finder';
import { priceWork } from '../../src/rules/price';
import { taxRuleFinder } from '../../src/rules/tax-rules';
import { draftInput, taxCodes } from './drafting';
import { aClient, anEntry, aPolicy, aRate, d, priceInput, someSettings } from './sample-records';

export interface Terms {
  readonly agreements?: readonly Agreement[];
  readonly discounts?: readonly Discount[];
  readonly taxRules?: readonly TaxRule[];
  readonly classes?: Readonly<Record<string, string>>;
  readonly level?: DraftInput['settings']['roundingLevel'];
  readonly lineTemplate?: string;
}

const codes = new Map(taxCodes.map((code) => [code.taxCodeId, code]));

/** Prices and drafts work that is to stand on one line. */
export function billed(
  entries: readonly TimeEntry[],
  terms: Terms = {},
  fields: Partial<DraftInput> = {},
) {
  const settings = someSettings({
    groupLinesBy: 'one line',
    incrementSeconds: 900,
    roundingDirection: 'up',
    roundingLevel: terms.level ?? 'entry',
    lineTemplate: terms.lineTemplate ?? '',
  });
  const classIds = terms.classes ?? {};
  const policies = [aPolicy({ project: 'Gamma', incrementMinutes: 6 })];
  const input = draftInput({
    settings,
    policies: policyFinder(policies, { settings, unreadable: new Set() }).known,
    scopeOf: agreementFinder(terms.agreements ?? [], new Set()).scopeOf,
    discounts: discountFinder(terms.discounts ?? [], new Set()),
    taxes: taxRuleFinder(terms.taxRules ?? [], { taxCodes: codes, ledger: 'Ledger' }),
    tracking: {
      termsOf: () => null,
      classOf: (projectId) => {
        const classId = classIds[projectId];
        return classId ? { classId, name: classId, active: true } : null;
      },
    },
    ...fields,
  });
  const clients = [aClient(), aClient({ clientId: 'c2', name: 'Bolt' })];
  const rates = [aRate(), aRate({ rateId: 'R2', person: 'Ben', hourlyRate: d('90') })];
  const { time } = priceWork(
    priceInput({ entries, clients, rates, policies, settings, splitsOf: splitsOn(input) }),
  );
  const priced = entries.map((entry) => ({ ...entry, ...time.get(entry.entryId) }));
  return { input: { ...input, entries: priced }, document: only({ ...input, entries: priced }) };
}

export function only(input: DraftInput): DraftedDocument {
  const { drafts, problems } = draftInvoices(input);
  expect(problems).toEqual([]);
  const [draft, ...others] = drafts;
  if (!draft || others.length > 0) throw new Error(`${drafts.length} drafts`);
  return draft.document;
}

export const on = (project: string, fields: Partial<TimeEntry> = {}): TimeEntry =>
  anEntry({ entryId: `harvest:${project}`, project, projectId: project, ...fields });
