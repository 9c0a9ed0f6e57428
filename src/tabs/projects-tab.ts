import type { Project } from '../records/project';
import { flag, text } from './cell-types';
import type { Tab } from './tab';

export const projectsTab: Tab<Project> = {
  name: 'Projects',
  version: 1,
  key: 'projectId',
  group: 'list',
  frozenColumns: 2,
  columns: {
    name: { header: 'Project', owner: 'pull', cell: text, blank: '', width: 220 },
    projectId: { header: 'Project ID', owner: 'pull', cell: text, width: 130 },
    code: { header: 'Code', owner: 'pull', cell: text, blank: '', width: 90 },
    client: { header: 'Client', owner: 'pull', cell: text, blank: '', width: 200 },
    clientId: { header: 'Client ID', owner: 'pull', cell: text, width: 130 },
    billable: { header: 'Billable', owner: 'pull', cell: flag, blank: false, width: 80 },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
  },
};
