import { useState } from 'preact/hooks';
import { Button } from './button';
import { CreditPart } from './credit-part';
import { Choice, Entry } from './form-parts';
import type { PostedName } from './protocol';
import { remote } from './remote';
import { useChosen } from './use-chosen';
import type { Sidebar } from './use-sidebar';

interface AfterPostingProps {
  readonly sidebar: Sidebar;
  readonly posted: readonly PostedName[];
  readonly disabled: boolean;
}

/** What may come after posting: credit notes, and documents that were voided in the ledger. */
export function AfterPosting({ sidebar, posted, disabled }: AfterPostingProps) {
  if (posted.length === 0) return null;
  const blocked = disabled || sidebar.running !== null || sidebar.waiting !== null;
  const creditable = posted.filter(({ isCreditable }) => isCreditable);
  return (
    <details class="card files">
      <summary>
        <span class="summary-text">After posting</span>
      </summary>
      {creditable.length === 0 ? null : (
        <CreditPart sidebar={sidebar} invoices={creditable} disabled={blocked} />
      )}
      <AcceptVoided sidebar={sidebar} posted={posted} disabled={blocked} />
    </details>
  );
}

function AcceptVoided({ sidebar, posted, disabled }: AfterPostingProps) {
  const { documentId, pick } = useChosen(posted);
  const [reason, setReason] = useState('');
  const accept = async () => {
    const isDone = await sidebar.press('accept-voided', () =>
      remote.acceptVoided(documentId, reason),
    );
    if (isDone) setReason('');
  };
  return (
    <section class="file-part" data-part="accept-voided">
      <h3>Accept a voided document</h3>
      <p class="help">
        For one that was voided or deleted in the ledger: its work is free to be drafted again,
        under another number.
      </p>
      <Choice label="Document" name="voided" {...pick} disabled={disabled} />
      <Entry
        label="Why"
        name="voided-reason"
        value={reason}
        disabled={disabled}
        enter={setReason}
      />
      <div class="actions">
        <Button
          action="accept-voided"
          disabled={disabled || reason.trim() === ''}
          waiting={sidebar.waiting === 'accept-voided'}
          press={() => void accept()}
        >
          Accept as voided
        </Button>
      </div>
    </section>
  );
}
