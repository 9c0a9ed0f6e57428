import { FrameLine } from './frame-line';
import { routeLinks } from './routed-links';
import { scriptRun } from './script-runner';

// Stands in front of the HTML of a script and gives it `google.script`.
const page = document.currentScript?.dataset['page'] ?? '';
const links = document.currentScript?.dataset['links'] ?? '{}';
const line = new FrameLine(page);

Object.assign(globalThis, {
  google: {
    script: {
      run: scriptRun((name, args) => line.call(name, args)),
      host: {
        origin: page,
        close: () => line.tell({ kind: 'close' }),
        setHeight: (pixels: number) => line.tell({ kind: 'size', side: 'height', pixels }),
        setWidth: (pixels: number) => line.tell({ kind: 'size', side: 'width', pixels }),
        editor: { focus: () => line.tell({ kind: 'focus' }) },
      },
      url: {
        getLocation: (tell: (place: unknown) => void) =>
          tell({ hash: '', parameter: {}, parameters: {} }),
      },
    },
  },
});

routeLinks(JSON.parse(links) as Readonly<Record<string, string>>);
