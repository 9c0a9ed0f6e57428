import { describe, expect, test } from '@jest/globals';
import { Busy } from '../../src/host';
import { problem } from '../../src/rules/problem';
import { runStep } from '../../src/steps/runner';
import { readStepRecord } from '../../src/steps/step-record';
import { Workbook } from '../../src/steps/workbook';
import { type Advance, type Step, StepStopped, type World } from '../../src/steps/world';
import { problemsTab } from '../../src/tabs/problems-tab';
import { runLogTab } from '../../src/tabs/run-log-tab';
import { MemoryHost } from '../support/memory-host';

const worldOf = (host: MemoryHost): World => ({
  host,
  workbook: new Workbook(host),
  source: null,
  ledger: null,
  rates: null,
});

/** A step of three pieces of work, each of which takes `ms`. */
function counting(host: MemoryHost, ms = 0): Step & { readonly begun: (string | null)[] } {
  const begun: (string | null)[] = [];
  return {
    name: 'pull',
    begun,
    advance: (_, cursor): Advance => {
      begun.push(cursor);
      host.clock += ms;
      const piece = Number(cursor ?? 0) + 1;
      const counts = [{ label: 'pieces', value: piece }];
      const message = `${piece} of 3 pieces`;
      return { cursor: piece === 3 ? null : String(piece), counts, message, problems: [] };
    },
  };
}

const wrong = (key: string) =>
  problem({ code: 'E-104', step: 'pull', tab: 'Time', key, message: 'Too long.', fix: 'Mend it.' });

const always = (advance: Partial<Advance>): Step => ({
  name: 'pull',
  advance: () => ({ cursor: null, counts: [], message: '', problems: [], ...advance }),
});

describe('a step', () => {
  test('goes on until it is through', () => {
    const host = new MemoryHost();
    const step = counting(host);
    const record = runStep(worldOf(host), step);
    expect(step.begun).toEqual([null, '1', '2']);
    expect(record).toMatchObject({ outcome: 'done', cursor: null, message: '3 of 3 pieces' });
    expect(host.woken.size).toBe(0);
  });

  test('stops in good time, asks to be woken and goes on where it was', () => {
    const host = new MemoryHost();
    host.endsAt = host.clock + 100_000;
    const step = counting(host, 50_000);
    const first = runStep(worldOf(host), step);
    expect(first).toMatchObject({ outcome: 'continues', cursor: '1' });
    expect([...host.woken]).toEqual(['pull']);
    host.endsAt = host.clock + 1_000_000;
    const second = runStep(worldOf(host), step);
    expect(step.begun).toEqual([null, '1', '2']);
    expect(second).toMatchObject({ outcome: 'done', runId: first.runId });
    expect(new Workbook(host).records(runLogTab)).toHaveLength(1);
  });

  test('that is running already keeps a second one out, and says until when', () => {
    const host = new MemoryHost();
    const inner: Step = {
      name: 'review',
      advance: () => ({ cursor: null, counts: [], message: '', problems: [] }),
    };
    const outer: Step = {
      name: 'pull',
      advance: () => {
        expect(() => runStep(worldOf(host), inner)).toThrow(Busy);
        expect(() => runStep(worldOf(host), inner)).toThrow(
          'Pull is running in this workbook. Wait until it is done; if it was cut off, it can be run again in 7 minutes.',
        );
        return { cursor: null, counts: [], message: 'done', problems: [] };
      },
    };
    expect(runStep(worldOf(host), outer).outcome).toBe('done');
    expect(runStep(worldOf(host), inner).outcome).toBe('done');
  });

  test('that was cut off is taken up after the platform must have ended it', () => {
    const host = new MemoryHost();
    const step = counting(host);
    const cutOff: Step = {
      name: 'pull',
      advance: (world, cursor) => {
        if (cursor === '1') throw new KilledForTest();
        return step.advance(world, cursor);
      },
    };
    host.alone = dieAfterKill(host);
    expect(() => runStep(worldOf(host), cutOff)).toThrow();
    expect(readStepRecord(host.journal, 'pull')).toMatchObject({ cursor: '1' });
    host.clock += 366_000;
    expect(runStep(worldOf(host), step)).toMatchObject({ outcome: 'done' });
    expect(step.begun).toEqual([null, '1', '2']);
  });

  test('puts its problems in the place of those it had, and leaves those of others', () => {
    const host = new MemoryHost();
    const codes = () => new Workbook(host).records(problemsTab).map(({ key }) => key);
    runStep(worldOf(host), always({ problems: [wrong('a'), wrong('b')] }));
    runStep(worldOf(host), {
      ...always({ problems: [{ ...wrong('c'), step: 'review' }] }),
      name: 'review',
    });
    expect(codes()).toEqual(['a', 'b', 'c']);
    runStep(worldOf(host), always({ problems: [wrong('b')] }));
    expect(codes()).toEqual(['b', 'c']);
  });

  test('that cannot begin says why and keeps what it had', () => {
    const host = new MemoryHost();
    const stopped: Step = {
      name: 'pull',
      advance: () => {
        throw new StepStopped('No ledger is connected.');
      },
    };
    expect(runStep(worldOf(host), stopped)).toMatchObject({
      outcome: 'failed',
      message: 'No ledger is connected.',
    });
  });

  test('with a fault of ours ends, says that nothing is lost, and lets the fault be seen', () => {
    const host = new MemoryHost();
    const faulty: Step = {
      name: 'pull',
      advance: () => {
        throw new TypeError('x is undefined');
      },
    };
    expect(() => runStep(worldOf(host), faulty)).toThrow(TypeError);
    expect(readStepRecord(host.journal, 'pull')).toMatchObject({ outcome: 'failed' });
    expect(readStepRecord(host.journal, 'pull')?.message).toMatch(/Nothing is lost/);
  });

  test('that changes nothing writes the run log and no other tab', () => {
    const host = new MemoryHost();
    runStep(worldOf(host), always({ problems: [wrong('a')] }));
    const before = new Map([...host.tabs].map(([name, grid]) => [name, JSON.stringify(grid)]));
    host.clock += 1000;
    const writes = host.writes;
    runStep(worldOf(host), always({ problems: [wrong('a')] }));
    const changed = [...host.tabs].filter(
      ([name, grid]) => before.get(name) !== JSON.stringify(grid),
    );
    expect(changed.map(([name]) => name)).toEqual(['Run log']);
    expect(host.writes - writes).toBe(1);
  });
});

class KilledForTest extends Error {}

/** After a kill nothing works any more: the first write after it throws as well. */
function dieAfterKill(host: MemoryHost): MemoryHost['alone'] {
  const set = host.journal.set.bind(host.journal);
  const changeTab = host.changeTab.bind(host);
  let dead = false;
  const refuseOnce = () => {
    if (!dead) return;
    dead = false;
    host.journal.set = set;
    host.changeTab = changeTab;
    throw new KilledForTest();
  };
  host.journal.set = (key, value) => {
    refuseOnce();
    set(key, value);
    if (key === 'step:pull' && value?.includes('"cursor":"1"')) dead = true;
  };
  host.changeTab = (name, change) => {
    refuseOnce();
    changeTab(name, change);
  };
  return (work) => work();
}
