import type { ExpenseCategory } from '../records/expense-category';
import { flag, text } from './cell-types';
import type { Tab } from './tab';

export const categoriesTab: Tab<ExpenseCategory> = {
  name: 'Expense categories',
  version: 1,
  key: 'categoryId',
  group: 'list',
  frozenColumns: 2,
  columns: {
    name: { header: 'Category', owner: 'pull', cell: text, blank: '', width: 220 },
    categoryId: { header: 'Category ID', owner: 'pull', cell: text, width: 130 },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
  },
};
