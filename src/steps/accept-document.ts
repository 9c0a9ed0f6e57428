import type { LedgerDocument } from '../connectors/ledger';
import type { Difference } from '../rules/drift';
import { readBook } from './posting/book';
import { openDesk } from './posting/desk';
import { acceptAsIs, acceptGone } from './posting/verify';
import type { World } from './world';

/** Takes a document as the ledger has it, so that posting and the daily look leave it in peace. */
export function acceptDocument(
  world: World,
  { documentId }: Difference,
  inLedger: ReadonlyMap<string, LedgerDocument | null>,
): void {
  const desk = openDesk(world);
  const entry = readBook(world.host).entries.find(
    ({ posting }) => posting.documentId === documentId,
  );
  const document = inLedger.get(documentId);
  if (!entry?.content) return;
  const { posting, content } = entry;
  if (document && !document.voided) acceptAsIs(desk, { posting, content, document });
  else acceptGone(desk, posting);
}
