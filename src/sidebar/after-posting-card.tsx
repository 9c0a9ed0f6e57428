import { useState } from 'preact/hooks';
import { Button } from './button';
import { CreditPart } from './credit-part';
import { Choice, Entry } from './form-parts';
import type { PostedName } from './protocol';
import { remote } from './remote';
import { Refusal } from './roles-card';
import { useChosen } from './use-chosen';
import type { Sidebar } from './use-sidebar';

interface AfterPostingProps {
  readonly sidebar: Sidebar;
  readonly posted: readonly PostedName[];
  /** Why she may not; nothing where she may. */
  readonly refusal?: string | undefined;
  readonly disabled: boolean;
}

/** What may come after posting: credit notes, and documents that are voided. */
export function AfterPosting({ sidebar, posted, refusal, disabled }: AfterPostingProps) {
  if (posted.length === 0) return null;
  const blocked =
    disabled || refusal !== undefined || sidebar.running !== null || sidebar.waiting !== null;
  const creditable = posted.filter(({ isCreditable }) => isCreditable);
  return (
    <details class="card files">
      <summary>
        <span class="summary-text">After posting</span>
      </summary>
      <Refusal text={refusal} />
      {creditable.length === 0 ? null : (
        <CreditPart sidebar={sidebar} invoices={creditable} disabled={blocked} />
      )}
      <VoidPart sidebar={sidebar} posted={posted} disabled={blocked} />
    </details>
  );
}

function VoidPart({ sidebar, posted, disabled }: AfterPostingProps) {
  const { documentId, pick } = useChosen(posted);
  const [reason, setReason] = useState('');
  const act = async (name: 'void' | 'accept-voided') => {
    const call = name === 'void' ? remote.voidDocument : remote.acceptVoided;
    if (await sidebar.press(name, () => call(documentId, reason))) setReason('');
  };
  return (
    <section class="file-part" data-part="accept-voided">
      <h3>Void a document</h3>
      <p class="help">
        Voids it in the ledger, while nothing of it is paid or credited; or accepts that somebody
        has voided it there. Its work can then be drafted again, under another number. Drafts, and
        what the ledger cannot void, are deleted there.
      </p>
      <Choice label="Document" name="voided" {...pick} disabled={disabled} />
      <Entry
        label="Reason"
        name="voided-reason"
        value={reason}
        disabled={disabled}
        enter={setReason}
      />
      <div class="actions">
        <Button
          action="void"
          disabled={disabled || reason.trim() === ''}
          waiting={sidebar.waiting === 'void'}
          press={() => void act('void')}
        >
          Void in the ledger
        </Button>
        <Button
          action="accept-voided"
          disabled={disabled || reason.trim() === ''}
          waiting={sidebar.waiting === 'accept-voided'}
          press={() => void act('accept-voided')}
        >
          Accept as voided
        </Button>
      </div>
    </section>
  );
}
