import { expect, test } from '@jest/globals';
import { documentFile } from '../../src/rules/document-file';
import { day } from '../support/sample-records';

test.each([
  ['INV-1002', 'Kestrel Robotics Inc', '2026-02-27', 'INV-1002.json'],
  ['2026/0007', 'Kestrel Robotics Inc', '2026-02-27', '2026-0007.json'],
  [
    '',
    'Kestrel Robotics, Inc.',
    '2026-02-27',
    'Draft-Kestrel-Robotics-Inc-2026-02-03-to-2026-02-27.json',
  ],
  [
    '',
    'Hôtel Lumière & Fils S.A.S.',
    '2026-02-03',
    'Draft-Hôtel-Lumière-Fils-S-A-S-2026-02-03.json',
  ],
  ['', '../"$(x)`', '2026-02-03', 'Draft-x-2026-02-03.json'],
])('%j of %s until %s is saved as %s', (number, customer, workTo, file) => {
  expect(documentFile({ number, customer, workFrom: day('2026-02-03'), workTo: day(workTo) })).toBe(
    file,
  );
});
