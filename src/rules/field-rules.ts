import {
  differentChoices,
  type FieldRule,
  type FieldRules,
  missingChoices,
  type SharedField,
  winners,
} from '../records/field-rule';
import type { Problem } from '../records/problem';
import { problem } from './problem';
import { readWord } from './setting-values';

interface RuleName {
  readonly rule: string;
  readonly choice: string;
}

type Catalogue = Readonly<Record<SharedField | 'missing' | 'different', RuleName>>;

/** Reads the Field rules; what makes no sense is a problem in its row, and asks or leaves instead. */
export function readFieldRules(
  rows: readonly FieldRule[],
  catalogue: Catalogue,
): { readonly rules: FieldRules; readonly problems: readonly Problem[] } {
  const typed = new Map(rows.map(({ rule, choice }) => [rule.trim(), choice.trim()]));
  const problems: Problem[] = [];
  const read = <W extends string>(key: keyof Catalogue, words: readonly W[], careful: W): W => {
    const { rule, choice } = catalogue[key];
    const shown = typed.get(rule) || choice;
    const parsed = readWord(words)(shown);
    if ('value' in parsed) return parsed.value;
    problems.push(
      problem({
        code: 'W-405',
        step: 'review',
        tab: 'Field rules',
        key: rule,
        field: 'choice',
        message: `Rule '${rule}' is '${shown}': ${parsed.what}. '${careful}' stands in for it.`,
        fix: parsed.fix,
      }),
    );
    return careful;
  };
  const wins = (field: SharedField) => read(field, winners, 'ask');
  const rules: FieldRules = {
    wins: {
      Name: wins('Name'),
      Address: wins('Address'),
      'E-mail': wins('E-mail'),
      Currency: wins('Currency'),
      Terms: wins('Terms'),
    },
    missing: read('missing', missingChoices, 'ask'),
    different: read('different', differentChoices, 'leave'),
  };
  return { rules, problems };
}
