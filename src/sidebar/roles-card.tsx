import { useState } from 'preact/hooks';
import { type Role, roles } from '../records/role';
import { Button } from './button';
import { Choice, Entry } from './form-parts';
import type { RolesView } from './protocol';
import { remote } from './remote';
import type { Sidebar } from './use-sidebar';

interface RolesProps {
  readonly sidebar: Sidebar;
  readonly view: RolesView;
  readonly disabled: boolean;
}

const CHOICES = [...roles, 'none' as const].map((id) => ({ id, name: id }));

/** Who may do what, and where an admin gives and takes roles. */
export function Roles({ sidebar, view: { given, mine, refused }, disabled }: RolesProps) {
  const [person, setPerson] = useState('');
  const [role, setRole] = useState<Role | 'none'>('operator');
  const blocked = disabled || sidebar.running !== null || sidebar.waiting !== null;
  const give = async () => {
    if (await sidebar.press('role', () => remote.giveRole(person, role))) setPerson('');
  };
  const isOff = given.length === 0;
  return (
    <details class="card files" data-part="roles">
      <summary>
        <span class="summary-text">{isOff ? 'Roles' : `Roles: you are ${mine}`}</span>
      </summary>
      <section class="file-part">
        <p class="help">
          {isOff
            ? 'Everybody who opens this workbook may do everything. Once you give the first role you are its admin, and whoever has none may only look.'
            : given.map((one) => `${one.person}: ${one.role}`).join(', ')}
        </p>
        <Refusal text={refused.roles} />
        <Entry
          label="Person (e-mail)"
          name="person"
          value={person}
          disabled={blocked}
          enter={setPerson}
        />
        <Choice
          label="Role"
          name="role"
          value={role}
          choices={CHOICES}
          disabled={blocked}
          choose={(id) => setRole(CHOICES.find((one) => one.id === id)?.id ?? 'operator')}
        />
        <Button
          action="give-role"
          disabled={blocked || refused.roles !== undefined || person.trim() === ''}
          waiting={sidebar.waiting === 'role'}
          press={() => void give()}
        >
          Give this role
        </Button>
      </section>
    </details>
  );
}

/** Why a button cannot be pressed; nothing where it can. */
export const Refusal = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : <p class="help">{text}</p>;
