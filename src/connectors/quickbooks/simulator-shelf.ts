import type { Shelf } from '../simulator-delay';
import { textOf } from '../simulator-tools';
import { asObject, type QuickBooksState, rowsIn } from './simulator-state';

const DOCUMENTS = ['Invoice', 'CreditMemo', 'Bill'] as const;
const CREATES = /\/(invoice|creditmemo|bill)$/i;

/** Where a company keeps the documents that it may be late with. */
export const documentShelf: Omit<Shelf<QuickBooksState>, 'commit'> = {
  creates: ({ method, path, body }) => method === 'POST' && CREATES.test(path) && !namesId(body),
  reads: ({ method, path }) => method === 'GET' || /\/query$/.test(path),
  ids: (state) => DOCUMENTS.flatMap((one) => rowsIn(state, one).map(({ Id }) => Id)),
  without: (state, isHidden) => {
    const shown = DOCUMENTS.map(
      (one) => [one, rowsIn(state, one).filter(({ Id }) => !isHidden(Id))] as const,
    );
    return { rows: { ...state.rows, ...Object.fromEntries(shown) } };
  },
};

/** A body that names an id changes what is there. */
const namesId = (body: Uint8Array): boolean => {
  try {
    return 'Id' in asObject(JSON.parse(textOf(body)));
  } catch {
    return false;
  }
};
