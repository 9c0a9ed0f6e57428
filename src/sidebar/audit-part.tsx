import type { StepName } from '../records/step';
import { Button } from './button';
import type { SidebarState } from './protocol';
import { remote } from './remote';
import { saveFile } from './save-file';
import { counted } from './step-texts';
import type { Sidebar } from './use-sidebar';

interface AuditProps {
  readonly state: SidebarState;
  readonly sidebar: Sidebar;
  readonly disabled: boolean;
}

/** Where the audit stands in the sidebar: proposed by the first Pull, below Review from then on. */
export function auditBelongsTo({ audit, steps }: SidebarState): StepName | null {
  const ran = (name: StepName) => steps.find(({ step }) => step === name)?.status !== 'never';
  if (audit.ran || ran('review')) return 'review';
  return ran('pull') ? 'pull' : null;
}

/** Looks for what is doubtful in the lists, and carries out what a person decided about it. */
export function AuditPart({ state: { audit }, sidebar, disabled }: AuditProps) {
  const look = async () => {
    if (await sidebar.press('audit', remote.audit)) sidebar.open('Audit', '');
  };
  const apply = async () => {
    if (await sidebar.press('apply-audit', remote.applyAudit)) sidebar.run('review');
  };
  const save = () =>
    void sidebar.press('clean-up', async () => {
      const file = await remote.exportCleanUp();
      if (file.ok) saveFile(file.name, file.text);
      return file;
    });
  return (
    <section class="extra">
      <p>{sentenceOf(audit)}</p>
      <Button
        action="audit"
        disabled={disabled}
        waiting={sidebar.waiting === 'audit'}
        press={() => void look()}
      >
        {audit.ran ? 'Audit again' : 'Audit the lists'}
      </Button>
      {audit.decided > 0 ? (
        <Button
          action="apply-audit"
          disabled={disabled}
          waiting={sidebar.waiting === 'apply-audit'}
          press={() => void apply()}
        >
          Apply {counted(audit.decided, 'decision')}
        </Button>
      ) : null}
      {audit.cleanUp > 0 ? (
        <Button
          action="clean-up"
          disabled={disabled}
          waiting={sidebar.waiting === 'clean-up'}
          press={save}
        >
          Download clean-up list
        </Button>
      ) : null}
      {audit.ran ? (
        <Button action="open-audit" kind="link" press={() => sidebar.open('Audit', '')}>
          Open Audit
        </Button>
      ) : null}
    </section>
  );
}

function sentenceOf({ ran, open, decided }: SidebarState['audit']): string {
  if (!ran)
    return 'Look for duplicates, missing links and odd names in the lists. Changes nothing.';
  if (open + decided === 0) return 'No finding of the audit is open.';
  return `Audit: ${counted(open, 'finding')} to decide about${decided > 0 ? `; ${decided} decided` : ''}.`;
}
