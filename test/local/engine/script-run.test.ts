import { describe, expect, test } from '@jest/globals';
import { callFromClient } from '../../../src/local/engine/script-run';
import { legalArguments } from '../../../src/local/engine/script-run-values';
import { services } from '../../../src/local/services/all-services';
import { localAppsScript } from '../support/run-code';

const caller = {
  cause: 'rpc',
  authMode: 'FULL',
  user: 'ana@example.com',
  documentId: 'book',
} as const;

function call(code: string, name = 'serve', args: readonly unknown[] = []) {
  return callFromClient(localAppsScript(code, { services }), name, args, caller);
}

const returned = (expression: string) => call(`function serve() { return ${expression}; }`);

// developers.google.com/apps-script/guides/html/reference/run#myFunction(...), and the tables of
// tanaikech.github.io, "Values to transfer with google.script.run" (28 August 2023, run live)
describe('from the page to the script', () => {
  test.each([[[123, 'a', true, null, [['x']], { key: 'value' }]], [[[], {}, Object.create(null)]]])(
    '%j arrives as it is',
    (args) => {
      expect(legalArguments(args)).toEqual(args);
    },
  );

  test('undefined and NaN become null, keys that end in __ go', () => {
    expect(legalArguments([undefined, [1, undefined, Number.NaN], { a: 1, b__: 2 }])).toEqual([
      null,
      [1, null, null],
      { a: 1 },
    ]);
  });

  test.each([
    ['a date', new Date(), '0'],
    ['a date in a list', [0, 1, 2, new Date(), 4, 5], '3'],
    ['a date in an object', { at: { when: new Date() } }, 'when'],
    ['a Map', new Map(), '0'],
    ['a Set', new Set(), '0'],
    ['a function', () => 1, '0'],
    ['a boxed number', Object(1), '0'],
    ['a RegExp', /x/, '0'],
    ['bytes', new Int8Array(1), '0'],
    ['a promise', Promise.resolve(), '0'],
  ])('%s is refused', (_name, value, key) => {
    expect(() => legalArguments([value])).toThrow(
      `Failed due to illegal value in property: ${key}`,
    );
  });

  test('a circle is refused', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(() => legalArguments([circle])).toThrow('Failed due to circular reference.');
  });
});

describe('from the script to the page', () => {
  test.each([
    ['123', 123],
    ['"sample"', 'sample'],
    ['[["sample"]]', [['sample']]],
    ['{ key: "value", gone: undefined, gone__: 1 }', { key: 'value' }],
    ["Utilities.newBlob('sam').getBytes()", [115, 97, 109]],
    ['new Int8Array([1, 2])', { 0: 1, 1: 2 }],
    ['null', null],
    ['undefined', null],
    ['[1, undefined, NaN]', [1, null, null]],
    ['new Number(123)', {}],
    ['new String("ab")', { 0: 'a', 1: 'b' }],
    ['/x/', {}],
    ['function () { return "ok" }', 'function () { return "ok" }'],
    ['new Map([["a", "b"]])', {}],
    ['new Set(["a"])', {}],
    ['Promise.resolve("ok")', 'ok'],
    ['new ArrayBuffer(1)', {}],
    ['new Date()', null],
    ['[0, 1, new Date()]', null],
    ['{ deep: { at: new Date() } }', null],
    ['Session', null],
  ])('%s', (expression, value) => {
    expect(returned(expression)).toEqual({ kind: 'success', value });
  });

  test('a blob is the texts of its methods', () => {
    expect(returned("Utilities.newBlob('x')")).toMatchObject({
      value: { getBytes: 'function () { [native code] }' },
    });
  });

  test.each(['new Uint8Array(1)', '(() => { const a = []; a.push(a); return a; })()'])(
    '%s fails on the server',
    (expression) => {
      expect(returned(expression)).toMatchObject({
        kind: 'failure',
        message: "We're sorry, a server error occurred. Please wait a bit and try again.",
      });
    },
  );

  test('an error keeps its name and message', () => {
    expect(call('function serve() { throw new TypeError("bad shop"); }')).toEqual({
      kind: 'failure',
      name: 'TypeError',
      message: 'bad shop',
    });
  });
});

test.each(['hidden_', 'inner', 'a.b', 'toString'])('%s cannot be called', (name) => {
  const code = 'function hidden_() {} function serve() { function inner() {} } var a = { b() {} };';
  expect(call(code, name)).toMatchObject({
    kind: 'failure',
    message: `Script function not found: ${name}`,
  });
});
