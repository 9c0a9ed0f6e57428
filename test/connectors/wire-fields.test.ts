import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import * as clockifyWire from '../../src/connectors/clockify/wire';
import * as harvest from '../../src/connectors/harvest/wire';
import * as kimaiWire from '../../src/connectors/kimai/wire';
import * as quickbooks from '../../src/connectors/quickbooks/wire';
import * as togglWire from '../../src/connectors/toggl/wire';
import { sharedText } from '../support/shared-data';
import { clockify, kimai, toggl } from './support/published-fields';

/** Paths of all fields that a schema reads, as `client.currency`. */
function fieldsOf(schema: unknown, path = ''): readonly string[] {
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable) {
    return fieldsOf(schema.def.innerType, path);
  }
  if (schema instanceof z.ZodMiniArray) return fieldsOf(schema.def.element, path);
  if (!(schema instanceof z.ZodMiniObject)) return [path];
  return Object.entries(schema.shape).flatMap(([name, child]) =>
    fieldsOf(child, path === '' ? name : `${path}.${name}`),
  );
}

/** Paths of all fields that a published example has. */
function exampleFields(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => exampleFields(one, path));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, child]) =>
    exampleFields(child, path === '' ? name : `${path}.${name}`),
  );
}

interface Definition {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Definition>>;
  readonly items?: Definition;
}

/** Whether a published schema knows a path. */
function isDescribed(
  definitions: Readonly<Record<string, Definition>>,
  entity: string,
  path: string,
) {
  let at: Definition | undefined = definitions[entity];
  const resolved = (one: Definition | undefined): Definition | undefined => {
    const named = one?.items ?? one;
    return named?.$ref ? definitions[named.$ref.split('/').pop() ?? ''] : named;
  };
  for (const name of path.split('.')) at = resolved(resolved(at)?.properties?.[name]);
  return at !== undefined;
}

const examples = sharedText('contracts/harvest/examples.json');

(examples ? describe : describe.skip)('of Harvest', () => {
  const published = JSON.parse(examples ?? '{}') as Record<string, unknown>;

  test.each([
    [harvest.company, 'retrieveCompany', ''],
    [harvest.client, 'listClients', 'clients.'],
    [harvest.project, 'listProjects', 'projects.'],
    [harvest.task, 'listTasks', 'tasks.'],
    [harvest.user, 'listUsers', 'users.'],
    [harvest.expenseCategory, 'listExpenseCategories', 'expense_categories.'],
    [harvest.timeEntry, 'listTimeEntries', 'time_entries.'],
    [harvest.expense, 'listExpenses', 'expenses.'],
  ] as const)(
    'every field that is read stands in a published example (%#)',
    (schema, operation, under) => {
      const known = exampleFields(published[operation]);
      const read = fieldsOf(schema).map((field) => `${under}${field}`);
      expect(read.filter((field) => !known.includes(field))).toEqual([]);
    },
  );
});

const schema = sharedText('contracts/quickbooks/qbo.schema.json');

(schema ? describe : describe.skip)('of QuickBooks', () => {
  const { $defs = {} } = JSON.parse(schema ?? '{}') as { $defs?: Record<string, Definition> };

  test.each([
    ['CompanyInfo', quickbooks.companyInfo.shape.CompanyInfo],
    ['Preferences', quickbooks.preferences.shape.Preferences],
    ['TaxRate', quickbooks.taxRate],
    ['TaxCode', quickbooks.taxCode],
    ['Customer', quickbooks.customer],
    ['Item', quickbooks.item],
    ['Account', quickbooks.account],
    ['Invoice', quickbooks.invoice],
    ['CreditMemo', quickbooks.creditMemo],
    ['Attachable', quickbooks.attachable],
  ] as const)('every field of %s that is read is published', (entity, read) => {
    const unknown = fieldsOf(read).filter((path) => !isDescribed($defs, entity, path));
    expect(unknown).toEqual([]);
    expect(isDescribed($defs, entity, 'NoSuchField')).toBe(false);
  });
});

describe.each([
  ['Toggl Track', toggl, togglWire],
  ['Clockify', clockify, clockifyWire],
  ['Kimai', kimai, kimaiWire],
] as const)('of %s', (_, published, read) => {
  const schemas = read as Readonly<Record<string, unknown>>;

  test.each(Object.entries<readonly string[]>(published))(
    'every field of a %s that is read is published',
    (name, known) => {
      const fields = fieldsOf(schemas[name]);
      expect(fields.length).toBeGreaterThan(0);
      expect(fields.filter((field) => !known.includes(field))).toEqual([]);
    },
  );

  test('every shape that is read has its published fields', () => {
    const shapes = Object.keys(schemas).filter((name) => schemas[name] instanceof z.ZodMiniObject);
    expect(shapes.filter((name) => !(name in published))).toEqual([]);
  });
});

if (!examples || !schema)
  test.skip('published fields (no contracts beside this checkout)', () => {});
