import { isZone } from '../calendar/zone';
import type { CurrencyCode } from '../money/currency';
import type { CsvCells } from './csv-cells';
import { CsvFault } from './csv-finding';
import { currencyOfRow, listFlag, readBillable } from './csv-flags';
import type { CsvField } from './csv-mapping';
import { readId } from './csv-work';

interface CsvListed {
  readonly line: number;
  /** Id that the file gives it; empty where it gives none. */
  readonly id: string;
  readonly active: boolean;
}

export interface CsvClient extends CsvListed {
  readonly client: string;
  /** Empty where the file names none. */
  readonly currency: CurrencyCode | '';
  readonly address: string;
  readonly email: string;
  readonly taxNumber: string;
}

export interface CsvProject extends CsvListed {
  readonly project: string;
  readonly client: string;
  readonly code: string;
  readonly billable: boolean;
}

export interface CsvPerson extends CsvListed {
  readonly person: string;
  readonly email: string;
  readonly zone: string;
  readonly contractor: boolean;
}

export function readClient(cells: CsvCells): CsvClient {
  return {
    ...listed(cells),
    client: needed(cells, 'client'),
    currency: currencyOfRow(cells),
    address: cells.text('address'),
    email: cells.text('email').toLowerCase(),
    taxNumber: cells.text('taxNumber'),
  };
}

/** Throws a CsvFault E-115 for a project of nobody. */
export function readProject(cells: CsvCells): CsvProject {
  const project = needed(cells, 'project');
  if (cells.text('client') === '') {
    const fix = 'Name the client of the project, then import again.';
    throw new CsvFault('E-115', `project '${project}' has no client`, fix).in('client');
  }
  return {
    ...listed(cells),
    project,
    client: cells.text('client'),
    code: cells.text('code'),
    billable: readBillable(cells),
  };
}

/** Throws a CsvFault E-110 for an unknown zone. */
export function readListedPerson(cells: CsvCells): CsvPerson {
  const zone = cells.text('zone');
  if (zone !== '' && !isZone(zone)) {
    const fix = 'Name it as Europe/Berlin or America/New_York.';
    throw new CsvFault('E-110', `'${zone}' is an unknown time zone`, fix).in('zone');
  }
  if (cells.person === '') needed(cells, cells.has('person') ? 'person' : 'lastName');
  return {
    ...listed(cells),
    person: cells.person,
    email: cells.text('email').toLowerCase(),
    zone,
    contractor: listFlag(cells, 'contractor', false),
  };
}

const listed = (cells: CsvCells): CsvListed => ({
  line: cells.line,
  id: readId(cells),
  active: listFlag(cells, 'active', true),
});

function needed(cells: CsvCells, field: CsvField): string {
  const text = cells.text(field);
  if (text !== '') return text;
  throw new CsvFault('E-304', 'its name is missing', 'Enter it, then import again.').in(field);
}
