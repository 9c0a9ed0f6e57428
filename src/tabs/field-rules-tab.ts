import {
  differentChoices,
  type FieldRule,
  missingChoices,
  type SharedField,
  winners,
} from '../records/field-rule';
import { text } from './cell-types';
import type { Tab } from './tab';

interface RuleRow {
  readonly rule: string;
  readonly choice: string;
  readonly words: readonly string[];
  readonly meaning: string;
}

const field = (name: SharedField, choice: (typeof winners)[number], meaning: string) =>
  ({
    rule: `Client: ${name.toLowerCase()}`,
    choice,
    words: winners,
    meaning: `${meaning} Empty: ${choice}.`,
  }) as const;

/** Every rule: its row's name, the default, the words to choose from, and what it means. */
export const fieldRuleRows = {
  Name: field(
    'Name',
    'ledger',
    'tracker: the customer is renamed in the ledger as the client is called; ledger: its name is kept; ask: you decide on the Conflicts tab.',
  ),
  Address: field(
    'Address',
    'ledger',
    'tracker: its address is written into the ledger; ledger: its own is kept; ask.',
  ),
  'E-mail': field('E-mail', 'ledger', 'The same for the e-mail address.'),
  Currency: field(
    'Currency',
    'ask',
    'The same for the currency. Not every ledger changes it for a customer that is there.',
  ),
  Terms: field(
    'Terms',
    'ask',
    'tracker: the terms on the Mapping tab are given to the customer; ledger: those of the customer go onto the Mapping tab; ask.',
  ),
  missing: {
    rule: 'Client missing in the ledger',
    choice: 'ask',
    words: missingChoices,
    meaning:
      'create: a customer is made in the ledger and mapped, unless one is called nearly the same; ask: you decide on the Conflicts tab; leave. Empty: ask.',
  },
  different: {
    rule: 'Client different in the ledger',
    choice: 'update',
    words: differentChoices,
    meaning: 'update: as the rows above say; leave: differences are not looked at. Empty: update.',
  },
} as const satisfies Record<SharedField | 'missing' | 'different', RuleRow>;

const wordsByRule = new Map(
  Object.values<RuleRow>(fieldRuleRows).map(({ rule, words }) => [rule, words]),
);

export const fieldRulesTab: Tab<FieldRule> = {
  name: 'Field rules',
  version: 1,
  key: 'rule',
  group: 'work',
  frozenColumns: 1,
  columns: {
    rule: { header: 'Rule', owner: 'setup', cell: text, width: 230 },
    choice: {
      header: 'Choice',
      owner: 'user',
      cell: text,
      blank: '',
      width: 110,
      choicesFor: (rule) => {
        const words = wordsByRule.get(rule);
        return words ? { words } : null;
      },
    },
    meaning: { header: 'What it does', owner: 'setup', cell: text, blank: '', width: 620 },
  },
};
