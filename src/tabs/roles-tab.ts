import { type Assignment, roles } from '../records/role';
import { choice, text } from './cell-types';
import type { Tab } from './tab';

/** Shows the roles; they are kept elsewhere, and never read from here. */
export const rolesTab: Tab<Assignment> = {
  name: 'Roles',
  version: 1,
  key: 'person',
  group: 'record',
  frozenColumns: 1,
  columns: {
    person: {
      header: 'Person',
      owner: 'setup',
      cell: text,
      width: 260,
      note: 'Give and take roles in the sidebar. What is typed here counts for nothing.',
    },
    role: { header: 'Role', owner: 'setup', cell: choice(roles), width: 120 },
  },
};
