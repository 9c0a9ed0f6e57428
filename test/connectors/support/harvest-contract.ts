import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

type Json = Record<string, unknown>;

export interface Example {
  readonly name: string;
  readonly of: string;
  readonly value: unknown;
  readonly complaints: readonly unknown[];
}

/** The published description of Harvest's API (OpenAPI 3.0), as a judge of requests and answers. */
export class HarvestContract {
  private readonly paths: Json;
  private readonly ajv = new Ajv({ strict: false, allErrors: true });

  constructor(yaml: string) {
    const description = parse(yaml) as { paths: Json; components: { schemas: Json } };
    repairNullable(description);
    refuseUnknown(description.components.schemas);
    addFormats(this.ajv);
    this.ajv.addFormat('int32', true).addFormat('int64', true).addFormat('float', true);
    this.ajv.addSchema(description, 'harvest');
    this.paths = description.paths;
  }

  /** Complaints about an answer to a request, none where it is as published. */
  complaints(path: string, body: unknown): readonly string[] {
    const pointer = path.replaceAll('/', '~1');
    const answer = `harvest#/paths/${pointer}/get/responses/200/content/application~1json/schema`;
    const check = this.ajv.getSchema(answer) as ValidateFunction | undefined;
    if (!check) throw new Error(`${path} is not described`);
    check(body);
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  /** Every published example of an answer, with the name of what it is and its complaints. */
  examples(): readonly Example[] {
    const operations = Object.entries(this.paths as Record<string, Record<string, Json>>);
    return operations.flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]) =>
        Object.entries((operation['responses'] ?? {}) as Record<string, Json>).flatMap(
          ([status, answer]) => this.examplesOf([path, method, status], answer),
        ),
      ),
    );
  }

  private examplesOf(place: readonly string[], answer: Json): readonly Example[] {
    const content = (answer['content'] as Json | undefined)?.['application/json'] as Json;
    const { examples = {}, example, schema } = content ?? {};
    const named = Object.values(examples as Record<string, { value: unknown }>);
    const values = [...named.map(({ value }) => value), ...(example ? [example] : [])];
    const [path = '', method, status] = place;
    const pointer = `harvest#/paths/${path.replaceAll('/', '~1')}/${method}/responses/${status}`;
    const check = this.ajv.getSchema(`${pointer}/content/application~1json/schema`);
    const of =
      String((schema as Json | undefined)?.['$ref'] ?? '')
        .split('/')
        .pop() ?? '';
    return values.map((value) => {
      check?.(value);
      const complaints = check ? (check.errors ?? []).map(({ message }) => message) : ['no schema'];
      return { name: place.join(' '), of, value, complaints };
    });
  }

  /** Parameters that a request may have. */
  parameters(path: string): readonly string[] {
    const operation = (this.paths[path] as { get: { parameters?: { name: string }[] } }).get;
    return (operation.parameters ?? []).map(({ name }) => name);
  }
}

/** `nullable` beside alternatives has no type, which no validator takes; the alternatives say it. */
function repairNullable(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const schema = node as Json;
  if (Array.isArray(schema['anyOf'])) {
    delete schema['nullable'];
    schema['anyOf'] = schema['anyOf'].map((one: Json) =>
      one['$ref'] ? { $ref: one['$ref'] } : one['type'] === 'null' ? { enum: [null] } : one,
    );
  }
  for (const child of Object.values(schema)) repairNullable(child);
}

/** A field that the description does not name is a mistake of ours. */
function refuseUnknown(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const schema = node as Json;
  if (schema['type'] === 'object' && schema['properties']) schema['additionalProperties'] = false;
  for (const child of Object.values(schema)) refuseUnknown(child);
}
