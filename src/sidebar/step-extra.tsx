import type { StepName } from '../records/step';
import { AuditPart, auditBelongsTo } from './audit-part';
import { Button } from './button';
import type { NextAction } from './next-action';
import type { SidebarState } from './protocol';
import { remote } from './remote';
import { Refusal } from './roles-card';
import { counted } from './step-texts';
import type { Sidebar } from './use-sidebar';

interface ExtraProps {
  readonly step: StepName;
  readonly state: SidebarState;
  readonly sidebar: Sidebar;
  readonly next: NextAction;
  readonly disabled: boolean;
}

/**
 * What a person has to decide after a step: suggestions after Review, drafts after
 * Draft, differences after Tie out; and what Price and Post would do.
 */
export function StepExtra(props: ExtraProps) {
  const audit = auditBelongsTo(props.state) === props.step ? <AuditPart {...props} /> : null;
  if (props.step === 'pull') return audit;
  if (props.step === 'review') {
    return (
      <>
        <Suggestions {...props} />
        <Conflicts {...props} />
        {audit}
      </>
    );
  }
  if (props.step === 'price') return <Preview {...props} />;
  if (props.step === 'draft') return <Drafts {...props} />;
  if (props.step === 'post') return <DryRun {...props} />;
  if (props.step === 'tieout') return <Differences {...props} />;
  return null;
}

function Suggestions({ state: { mapping, roles }, sidebar, next, disabled }: ExtraProps) {
  if (mapping.open === 0) return null;
  const accept = async () => {
    if (!(await sidebar.press('accept', remote.acceptSuggestions))) return;
    focusRun('review');
    sidebar.run('review');
  };
  const rest = mapping.open - mapping.suggested;
  return (
    <section class="extra">
      <p>
        {counted(mapping.open, 'mapping row')} to confirm
        {rest > 0 && mapping.suggested > 0 ? `; ${rest} without a suggestion` : ''}.
        {rest > 0 ? ' Choose on the Mapping tab, in the column “In the ledger”.' : ''}
      </p>
      {mapping.suggested > 0 ? (
        <Button
          action="accept-suggestions"
          kind={next.kind === 'accept' ? 'primary' : 'plain'}
          disabled={disabled || roles.refused.prepare !== undefined}
          waiting={sidebar.waiting === 'accept'}
          press={() => void accept()}
        >
          Accept {counted(mapping.suggested, 'suggestion')}
        </Button>
      ) : null}
    </section>
  );
}

/** Clients that tracker and ledger know differently, and what is to be changed in the ledger. */
function Conflicts({ state: { conflicts, roles }, sidebar, disabled }: ExtraProps) {
  const { open, toApply } = conflicts;
  if (open + toApply === 0) return null;
  return (
    <section class="extra">
      {open > 0 ? <p>{counted(open, 'conflict')} to decide on the Conflicts tab.</p> : null}
      {toApply > 0 ? (
        <Button
          action="sync-clients"
          kind="plain"
          disabled={disabled || roles.refused.sync !== undefined}
          waiting={sidebar.waiting === 'sync'}
          press={() => void sidebar.press('sync', remote.syncClients)}
        >
          Change {counted(toApply, 'customer field')} in the ledger
        </Button>
      ) : null}
    </section>
  );
}

/** What another policy or rate would change, before Price applies it. */
function Preview({ state: { steps, termsChanged, roles }, sidebar, disabled }: ExtraProps) {
  if (steps.find(({ step }) => step === 'price')?.status === 'never') return null;
  const preview = async () => {
    if (await sidebar.press('preview', remote.previewPrices)) sidebar.open('What-if', '');
  };
  return (
    <section class="extra">
      {termsChanged ? (
        <p>
          Settings, rates, policies or factors have changed since. See what that changes, then price
          again; documents keep what they were made with.
        </p>
      ) : null}
      <Button
        action="preview-prices"
        kind="plain"
        disabled={disabled || roles.refused.prepare !== undefined}
        waiting={sidebar.waiting === 'preview'}
        press={() => void preview()}
      >
        What would change?
      </Button>
    </section>
  );
}

function Drafts({ state: { drafts, roles }, sidebar, next, disabled }: ExtraProps) {
  if (drafts.open + drafts.approved === 0) return null;
  const held = drafts.open - drafts.approvable;
  const approve = async () => {
    if (await sidebar.press('approve', remote.approveDrafts)) focusRun('post');
  };
  return (
    <section class="extra">
      <p>
        {drafts.open > 0 ? `${counted(drafts.open, 'draft')} to approve` : 'No draft to approve'}
        {held > 0 ? `; ${held} held back by errors` : ''}
        {drafts.approved > 0 ? `; ${drafts.approved} approved` : ''}.
      </p>
      {drafts.approvable > 0 ? <Refusal text={roles.refused.approve} /> : null}
      {drafts.approvable > 0 ? (
        <Button
          action="approve-drafts"
          kind={next.kind === 'approve' ? 'primary' : 'plain'}
          disabled={disabled || roles.refused.approve !== undefined}
          waiting={sidebar.waiting === 'approve'}
          press={() => void approve()}
        >
          Approve {counted(drafts.approvable, 'draft')}
        </Button>
      ) : null}
    </section>
  );
}

/** What Post would send, before it is approved and after; and what was approved, taken back. */
function DryRun({ state: { drafts, steps, waiting, roles }, sidebar, disabled }: ExtraProps) {
  const posted = steps.find(({ step }) => step === 'post')?.status !== 'never';
  if (drafts.open + drafts.approved + waiting === 0 && !posted) return null;
  const show = async () => {
    if (await sidebar.press('dry-run', remote.dryRun)) sidebar.open('What will be sent', '');
  };
  return (
    <section class="extra">
      <Button
        action="dry-run"
        kind="plain"
        disabled={disabled || roles.refused.prepare !== undefined}
        waiting={sidebar.waiting === 'dry-run'}
        press={() => void show()}
      >
        Show what will be sent
      </Button>
      {waiting > 0 ? (
        <Button
          action="unfreeze"
          kind="plain"
          disabled={disabled || roles.refused.undo !== undefined}
          waiting={sidebar.waiting === 'unfreeze'}
          press={() => void sidebar.press('unfreeze', () => remote.unfreeze(''))}
        >
          Take back what is not sent yet
        </Button>
      ) : null}
    </section>
  );
}

/** What was changed after it was posted, and what a person chose to do about it. */
function Differences({ state: { drift, roles }, sidebar, disabled }: ExtraProps) {
  if (drift.open === 0) return null;
  const wait = drift.open === 1 ? 'waits' : 'wait';
  return (
    <section class="extra">
      <p>
        {counted(drift.open, 'difference')} after posting {wait} for a decision.
      </p>
      <Button
        action="open-drift"
        kind="plain"
        disabled={disabled}
        press={() => sidebar.open('Drift', '')}
      >
        Open the Drift tab
      </Button>
      {drift.chosen > 0 ? (
        <Button
          action="apply-decisions"
          kind="plain"
          disabled={disabled || roles.refused.drift !== undefined}
          waiting={sidebar.waiting === 'apply-decisions'}
          press={() => void sidebar.press('apply-decisions', remote.applyDecisions)}
        >
          Apply {counted(drift.chosen, 'decision')}
        </Button>
      ) : null}
    </section>
  );
}

/** The button that was pressed has gone; the next one to press takes the focus over. */
function focusRun(step: StepName): void {
  document.querySelector<HTMLElement>(`[data-step=${step}] [data-action=run]`)?.focus();
}
