import Ajv from 'ajv';
import addFormats from 'ajv-formats';

/** The published schema of QuickBooks Online's records, as a judge of requests and answers. */
export class QuickBooksContract {
  private readonly ajv = new Ajv({ strict: false, allErrors: true });

  constructor(schema: string) {
    addFormats(this.ajv);
    this.ajv.addFormat('decimal', true);
    this.ajv.addSchema(JSON.parse(schema) as object, 'quickbooks');
  }

  /** Complaints about a record, none where it is as published. */
  complaints(entity: string, body: unknown): readonly string[] {
    const check = this.ajv.getSchema(`quickbooks#/$defs/${entity}`);
    if (!check) throw new Error(`${entity} is not published`);
    check(body);
    return (check.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath} ${message} ${params['additionalProperty'] ?? ''}`.trim(),
    );
  }

  /** Complaints about every record of an answer. */
  answerComplaints(answer: Readonly<Record<string, unknown>>): readonly string[] {
    return Object.entries(answer).flatMap(([name, body]) => {
      if (name === 'time') return [];
      if (name === 'CDCResponse') {
        const parts = body as readonly {
          readonly QueryResponse: readonly Record<string, unknown>[];
        }[];
        return parts.flatMap((part) =>
          part.QueryResponse.flatMap((one) => this.answerComplaints(one)),
        );
      }
      if (name === 'QueryResponse') return this.answerComplaints(body as Record<string, unknown>);
      if (['startPosition', 'maxResults', 'totalCount'].includes(name)) return [];
      return [body].flat().flatMap((one) => this.complaints(name, one));
    });
  }
}
