import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

type Json = Record<string, unknown>;

/** The published description of Xero's API (OpenAPI 3.0), as a judge of requests and answers. */
export class XeroContract {
  private readonly loose = judge();
  private readonly strict = judge();

  constructor(yaml: string) {
    const description = parse(yaml) as { components: { schemas: Record<string, Json> } };
    this.loose.addSchema(structuredClone(description), 'xero');
    // What we send has no field that the description does not name; answers have some.
    for (const name of [
      'Invoices',
      'Invoice',
      'CreditNotes',
      'CreditNote',
      'LineItem',
      'Contact',
    ]) {
      const schema = description.components.schemas[name];
      if (schema) schema['additionalProperties'] = false;
    }
    this.strict.addSchema(description, 'xero');
  }

  requestComplaints = (name: string, body: unknown) => complaints(this.strict, name, body);

  answerComplaints = (name: string, body: unknown) => complaints(this.loose, name, body);
}

function judge(): Ajv {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  for (const format of ['double', 'int32', 'int64', 'float', 'byte']) ajv.addFormat(format, true);
  return ajv;
}

function complaints(ajv: Ajv, name: string, body: unknown): readonly string[] {
  const check = ajv.getSchema(`xero#/components/schemas/${name}`);
  if (!check) throw new Error(`${name} is not described`);
  check(body);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
