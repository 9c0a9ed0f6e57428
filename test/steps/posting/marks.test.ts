import { describe, expect, test } from '@jest/globals';
import { forgetConnection, saveConnection } from '../../../src/connectors/connection';
import { voidedInvoice } from '../../../src/connectors/quickbooks/simulator-invoice';
import { connectorOf } from '../../../src/connectors/registry';
import type { Host, HttpRequest } from '../../../src/host';
import { otherTrackers, type ProvidersState } from '../../../src/local/providers/providers-state';
import { approveDrafts } from '../../../src/steps/approve';
import { openWorld } from '../../../src/steps/open-world';
import { post } from '../../../src/steps/post';
import { runStep } from '../../../src/steps/runner';
import { allocationsTab } from '../../../src/tabs/allocations-tab';
import { invoicesTab } from '../../../src/tabs/invoices-tab';
import { problemsTab } from '../../../src/tabs/problems-tab';
import { settingsTab } from '../../../src/tabs/settings-tab';
import { timeTab } from '../../../src/tabs/time-tab';
import { response } from '../../support/memory-host';
import { SimulatedFirm } from '../../support/simulated-firm';
import { Killed, mortal } from '../support/mortal';

/** Ids of the entries that a tracker shows as billed. */
const marked: Readonly<Record<string, (state: ProvidersState) => readonly unknown[]>> = {
  toggl: ({ toggl }) =>
    toggl.entries.filter(({ tags }) => tags?.includes('invoiced')).map(({ id }) => id),
  clockify: ({ clockify }) =>
    clockify.entries.filter(({ invoiced }) => invoiced).map(({ id }) => id),
  kimai: ({ kimai }) => kimai.timesheets.filter(({ exported }) => exported).map(({ id }) => id),
};

/** A firm whose month was drafted from one tracker and approved. */
class MarkingFirm extends SimulatedFirm {
  /** Marks that were there before. */
  readonly before: readonly string[];

  constructor(readonly tracker: string) {
    super();
    forgetConnection(this.host, connectorOf('harvest'));
    saveConnection(this.host, connectorOf(tracker), otherTrackers(this.state)[tracker] ?? {});
    this.runToDrafts();
    approveDrafts(openWorld(this.host));
    this.before = this.marks;
  }

  get marks(): readonly string[] {
    const ids = marked[this.tracker]?.(this.state) ?? [];
    return ids.map((id) => `${this.tracker}:${id}`).sort();
  }

  /** What should be marked: time on invoices, and what was before. */
  get billed(): readonly string[] {
    const times = new Set(this.records(timeTab).map(({ entryId }) => entryId));
    const ids = this.records(allocationsTab).map(({ entryId }) => entryId);
    return [...new Set([...ids.filter((id) => times.has(id)), ...this.before])].sort();
  }

  set(name: string, value: string): void {
    const values = new Map([[name, { value }]]);
    openWorld(this.host).workbook.put(settingsTab, { owner: 'user', values, mode: 'merge' });
  }

  codes(): readonly string[] {
    return this.records(problemsTab).map(({ code }) => code);
  }

  /** The whole world as it is now, to come back to. */
  kept(): () => void {
    const { state } = this;
    const tabs = structuredClone(this.host.tabs);
    const journal = structuredClone(this.host.journal.values);
    return () => {
      this.change(() => state);
      this.host.tabs.clear();
      for (const [name, grid] of structuredClone(tabs)) this.host.tabs.set(name, grid);
      this.host.journal.values.clear();
      for (const [key, value] of journal) this.host.journal.values.set(key, value);
    };
  }

  postAs(host: Host): void {
    for (;;) if (runStep(openWorld(host), post).outcome !== 'continues') return;
  }

  get writes(): number {
    return this.host.requests.filter(({ method }) => method === 'PATCH').length;
  }
}

const MARK = 'Mark billed work in the tracker';

describe.each(Object.keys(marked))('time that was billed in %s', (tracker) => {
  test('is marked once it was posted, and told once', () => {
    const firm = new MarkingFirm(tracker);
    expect(firm.run('post').outcome).toBe('done');
    expect(firm.billed.length).toBeGreaterThan(firm.before.length + 20);
    expect(firm.marks).toEqual(firm.billed);
    const { writes } = firm;
    firm.run('post');
    expect(firm.writes).toBe(writes);
  });

  test('is not held back as that of somebody else, and still ties out', () => {
    const firm = new MarkingFirm(tracker);
    firm.run('post');
    firm.run('pull');
    firm.run('review');
    const own = firm.records(timeTab).filter(({ documentId }) => documentId !== '');
    expect(new Set(own.map(({ disposition }) => disposition))).toEqual(new Set(['bill']));
    expect(own.every(({ sourceInvoice }) => sourceInvoice !== '')).toBe(true);
    expect(firm.run('tieout').message).toContain('tie out to the second and the cent');
  });

  test('that somebody else has marked waits in Review with a sentence', () => {
    const firm = new MarkingFirm(tracker);
    const others = firm.records(timeTab).filter(({ sourceInvoice }) => sourceInvoice !== '');
    expect(others.length).toBe(firm.before.length);
    for (const { disposition, dispositionReason } of others) {
      expect([disposition, dispositionReason]).toEqual([
        'held',
        expect.stringMatching(/^Held: marked as .* on no invoice of this workbook$/),
      ]);
    }
    const told = firm.codes().filter((code) => code === 'W-129');
    expect(told).toHaveLength(others.length);
  });

  test('is not marked where a setting says so', () => {
    const firm = new MarkingFirm(tracker);
    firm.set(MARK, 'no');
    firm.run('post');
    expect(firm.marks).toEqual(firm.before);
    expect(firm.writes).toBe(0);
  });

  test('loses its mark when the invoice was voided in the ledger', () => {
    const firm = new MarkingFirm(tracker);
    firm.run('post');
    const all = firm.marks;
    firm.host.clock += 26 * 3_600_000;
    firm.change((state) => {
      const { rows } = state.quickbooks;
      const Invoice = rows.Invoice.map((row) => {
        const ours = String(row['PrivateNote'] ?? '').includes('tt:');
        return ours ? voidedInvoice(row, firm.host.clock) : row;
      });
      return { ...state, quickbooks: { ...state.quickbooks, rows: { ...rows, Invoice } } };
    });
    firm.run('post');
    expect(all).not.toEqual(firm.before);
    expect(firm.marks).toEqual(firm.before);
  });

  test('is marked whatever call a run is killed at', () => {
    const firm = new MarkingFirm(tracker);
    firm.set(MARK, 'no');
    firm.run('post');
    firm.set(MARK, 'yes');
    const back = firm.kept();
    // Kimai takes a few calls an entry; steps of three meet each of them in some entry.
    const step = tracker === 'kimai' ? 3 : 5;
    let calls = 0;
    for (let alive = false; !alive; calls += step) {
      back();
      try {
        firm.postAs(mortal(firm.host, calls));
        alive = true;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
      firm.host.clock += 600_000;
      firm.run('post');
      expect([calls, firm.marks]).toEqual([calls, firm.billed]);
    }
    expect(calls).toBeGreaterThan(20);
  });

  test('is marked whatever answer is lost, and a person is told meanwhile', () => {
    const firm = new MarkingFirm(tracker);
    firm.set(MARK, 'no');
    firm.run('post');
    firm.set(MARK, 'yes');
    const back = firm.kept();
    const before = firm.writes;
    firm.run('post');
    const writes = firm.writes - before;
    for (let lost = 0; lost < writes; lost += Math.max(1, Math.floor(writes / 12))) {
      back();
      firm.postAs(losing(firm.host, lost));
      expect(firm.codes()).toContain('W-130');
      firm.run('post');
      expect([lost, firm.marks]).toEqual([lost, firm.billed]);
      expect(firm.codes()).not.toContain('W-130');
    }
  });
});

describe('marks that cannot be set', () => {
  test('of entries that were deleted in Kimai are not missed', () => {
    const firm = new MarkingFirm('kimai');
    firm.set(MARK, 'no');
    firm.run('post');
    const gone = firm.billed.find((id) => !firm.before.includes(id));
    firm.change((state) => {
      const timesheets = state.kimai.timesheets.filter(({ id }) => `kimai:${id}` !== gone);
      return { ...state, kimai: { ...state.kimai, timesheets } };
    });
    firm.set(MARK, 'yes');
    firm.run('post');
    expect(firm.marks).toEqual(firm.billed.filter((id) => id !== gone));
    expect(firm.codes()).not.toContain('W-130');
  });

  test('of entries that Toggl leaves as they were are told by their ids', () => {
    const firm = new MarkingFirm('toggl');
    firm.set(MARK, 'no');
    firm.run('post');
    const gone = firm.billed.find((id) => !firm.before.includes(id));
    firm.change((state) => {
      const entries = state.toggl.entries.filter(({ id }) => `toggl:${id}` !== gone);
      return { ...state, toggl: { ...state.toggl, entries } };
    });
    firm.set(MARK, 'yes');
    firm.run('post');
    expect(firm.marks).toEqual(firm.billed.filter((id) => id !== gone));
    const told = firm.records(problemsTab).filter(({ code }) => code === 'W-130');
    expect(told.map(({ message }) => message)).toEqual([
      expect.stringContaining(`it left ${gone} as it was`),
    ]);
  });
});

describe('an invoice that a person must see first', () => {
  /** A firm whose month is posted and not marked yet, and what one of its invoices bills. */
  const unmarked = () => {
    const firm = new MarkingFirm('clockify');
    firm.set(MARK, 'no');
    firm.run('post');
    const [first] = firm.records(invoicesTab).filter(({ state }) => state === 'posted');
    if (!first) throw new Error('nothing is posted');
    const own = firm
      .records(allocationsTab)
      .filter(({ documentId }) => documentId === first.documentId)
      .map(({ entryId }) => entryId);
    firm.set(MARK, 'yes');
    return { firm, first, own };
  };

  test('gets no marks while it differs in the ledger, and the others get theirs', () => {
    const { firm, first, own } = unmarked();
    firm.host.clock += 26 * 3_600_000;
    const MetaData = { LastUpdatedTime: new Date(firm.host.clock).toISOString() };
    firm.change((state) => {
      const { rows } = state.quickbooks;
      const Invoice = rows.Invoice.map((row) =>
        row['DocNumber'] === first.number
          ? { ...row, TotalAmt: Number(row['TotalAmt']) + 1, MetaData }
          : row,
      );
      return { ...state, quickbooks: { ...state.quickbooks, rows: { ...rows, Invoice } } };
    });
    firm.run('post');
    expect(firm.codes()).toContain('E-603');
    expect(firm.marks).toEqual(firm.billed.filter((id) => !own.includes(id)));
  });

  test('gets no marks while its memory is damaged, and the others get theirs', () => {
    const { firm, first, own } = unmarked();
    const { values } = firm.host.journal;
    const record = [...values].find(
      ([key, text]) => key.startsWith('i:') && text.includes(first.documentId),
    );
    values.set(`${JSON.parse(record?.[1] ?? '').content.prefix}0`, 'damaged');
    firm.run('post');
    expect(firm.codes()).toContain('E-619');
    expect(firm.marks).toEqual(firm.billed.filter((id) => !own.includes(id)));
  });
});

/** A host that loses the answer of one write to a tracker, which was done. */
function losing(host: Host, which: number): Host {
  let left = which;
  const fetchAll = (requests: readonly HttpRequest[]) =>
    host.fetchAll(requests).map((answer, at) => {
      if (requests[at]?.method !== 'PATCH') return answer;
      left -= 1;
      return left === -1 ? response(0, 'timed out') : answer;
    });
  return new Proxy(host, {
    get: (target, name) => {
      const value: unknown = name === 'fetchAll' ? fetchAll : Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
