import { utf8Bytes } from '../bytes';
import type { SimulatedRequest } from '../simulator';
import type { Asked, Done } from './simulator-asked';
import { Fault } from './simulator-fault';
import { asList, type Json, pacific, quickBooksEntities } from './simulator-state';

/** Most items of a batch (limits page, read 2026-11). */
const MOST_ITEMS = 30;

/** Does the items of a batch one after the other; one that is refused keeps no other back. */
export function batched(sent: Json, { request, state, now }: Asked, handle: Handle): Done {
  const items = asList(sent['BatchItemRequest']);
  if (items.length > MOST_ITEMS) {
    throw new Fault('6000', `Business Validation Error: A batch has at most ${MOST_ITEMS} items.`);
  }
  let after = state;
  const answers = items.map((item) => {
    const bId = item['bId'];
    try {
      const done = handle({ request: itemRequest(item, request), state: after, now });
      after = done.state;
      const { time: _time, ...body } = done.body;
      return { ...body, bId };
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      return { Fault: fault.body, bId };
    }
  });
  return { body: { BatchItemResponse: answers, time: pacific(now, true) }, state: after };
}

type Handle = (batch: Asked) => Done;

/** The request that an item stands for. */
function itemRequest(item: Json, request: SimulatedRequest): SimulatedRequest {
  const company = request.path.split('/').slice(0, 4).join('/');
  const query = item['Query'];
  if (typeof query === 'string') {
    return { ...request, path: `${company}/query`, query: [], body: utf8Bytes(query) };
  }
  const entity = quickBooksEntities.find((one) => one in item);
  if (!entity) throw new Fault('2020', 'Required parameter BatchItem is missing in the request');
  const operation = String(item['operation'] ?? '');
  return {
    ...request,
    path: `${company}/${entity.toLowerCase()}`,
    query: operation === 'delete' || operation === 'void' ? [['operation', operation]] : [],
    body: utf8Bytes(JSON.stringify(item[entity])),
  };
}
