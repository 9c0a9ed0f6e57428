import { useState } from 'preact/hooks';
import { Button } from './button';
import { Choice, Entry } from './form-parts';
import type { PostedName, WantedCredit } from './protocol';
import { remote } from './remote';
import { useChosen } from './use-chosen';
import type { Sidebar } from './use-sidebar';

interface CreditProps {
  readonly sidebar: Sidebar;
  readonly invoices: readonly PostedName[];
  readonly disabled: boolean;
}

type What = WantedCredit['what'];

const WHATS: readonly { readonly id: What; readonly name: string }[] = [
  { id: 'whole', name: 'All that is left of it' },
  { id: 'lines', name: 'Whole lines' },
  { id: 'hours', name: 'Hours of a line' },
  { id: 'amount', name: 'An amount of a line' },
];

const NOTHING: Omit<WantedCredit, 'invoice'> = {
  what: 'whole',
  lines: '',
  value: '',
  reason: '',
  giveUp: false,
};

/** Drafts a credit note for an invoice or a part of it; it is approved and posted like any draft. */
export function CreditPart({ sidebar, invoices, disabled }: CreditProps) {
  const { documentId: invoice, pick } = useChosen(invoices);
  const [wish, setWish] = useState(NOTHING);
  const enter = (fields: Partial<typeof wish>) => setWish({ ...wish, ...fields });
  const credit = async () => {
    if (!(await sidebar.press('credit', () => remote.credit({ ...wish, invoice })))) return;
    setWish(NOTHING);
    sidebar.open('Invoices', '');
  };
  return (
    <section class="file-part" data-part="credit">
      <h3>Credit an invoice</h3>
      <p class="help">
        Makes a draft credit note. Nothing is sent before you approve and post it. Once it is
        posted, the next Draft bills its time again; an amount gives back no time.
      </p>
      <Choice label="Invoice" name="credit-invoice" {...pick} disabled={disabled} />
      <Choice
        label="Credit"
        name="credit-what"
        value={wish.what}
        choices={WHATS}
        disabled={disabled}
        choose={(what) => enter({ what: what as What })}
      />
      <Part wish={wish} enter={enter} disabled={disabled} />
      <Entry
        label="Reason, which the customer reads"
        name="credit-reason"
        value={wish.reason}
        disabled={disabled}
        enter={(reason) => enter({ reason })}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={wish.giveUp}
          disabled={disabled}
          onChange={(event) => enter({ giveUp: event.currentTarget.checked })}
        />{' '}
        Write the work off; do not bill it again
      </label>
      <div class="actions">
        <Button
          action="credit"
          disabled={disabled || wish.reason.trim() === ''}
          waiting={sidebar.waiting === 'credit'}
          press={() => void credit()}
        >
          Draft credit note
        </Button>
        <Button
          action="discard-credits"
          kind="link"
          disabled={disabled}
          waiting={sidebar.waiting === 'discard-credits'}
          press={() => void sidebar.press('discard-credits', () => remote.discardCredits(invoice))}
        >
          Discard its draft credit notes
        </Button>
      </div>
    </section>
  );
}

interface PartProps {
  readonly wish: typeof NOTHING;
  readonly enter: (fields: Partial<typeof NOTHING>) => void;
  readonly disabled: boolean;
}

/** Which lines, by their positions on the Invoice lines tab, and how much of one. */
function Part({ wish: { what, lines, value }, enter, disabled }: PartProps) {
  if (what === 'whole') return null;
  const several = what === 'lines';
  return (
    <>
      <Entry
        label={several ? 'Lines, for example 1, 3' : 'Line, for example 2'}
        name="credit-lines"
        value={lines}
        disabled={disabled}
        enter={(text) => enter({ lines: text })}
      />
      {several ? null : (
        <Entry
          label={what === 'hours' ? 'Hours, for example 1:30' : 'Amount, for example 50.00'}
          name="credit-value"
          value={value}
          disabled={disabled}
          enter={(text) => enter({ value: text })}
        />
      )}
    </>
  );
}
