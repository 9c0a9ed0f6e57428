import { expect, test } from '@jest/globals';
import { sidebarServer } from '../../src/sidebar/sidebar-server';
import { SimulatedFirm } from '../support/simulated-firm';
import { smallFirm } from '../support/small-firm';
import { platform } from './support/platform';

test('the button of a document names the file that comes, by its customer and its work', () => {
  const firm = new SimulatedFirm(smallFirm());
  firm.runToDrafts();
  const server = sidebarServer({
    host: firm.host,
    workbookName: 'March',
    signIn: platform,
    open: () => true,
  });
  const { documents } = server.sidebarState();
  const files = documents.map(({ documentId, file }) => {
    const exported = server.exportDocument(documentId);
    expect(exported).toMatchObject({ ok: true, name: file });
    expect(exported.message).toContain(`-- ${file}`);
    return file;
  });
  expect(files).toContainEqual(
    expect.stringMatching(/^Draft-Kestrel-Robotics-Inc-2026-\d\d-\d\d-to-2026-\d\d-\d\d\.json$/),
  );
});
