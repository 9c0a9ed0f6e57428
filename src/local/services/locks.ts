import type { Execution } from '../engine/execution';
import type { ServiceContext } from '../engine/local-apps-script';
import { ScriptError } from '../engine/script-error';
import { ServiceObject } from '../engine/service-object';
import type { World } from '../engine/world';
import { type StoreKind, storeName } from './owned-stores';

/** Who holds which lock now. Locks end with the run that holds them, so nothing is stored. */
class LockTable {
  private readonly holders = new Map<string, { execution: Execution; lock: object }>();

  holderOf(name: string) {
    return this.holders.get(name);
  }

  take(name: string, execution: Execution, lock: object): void {
    this.holders.set(name, { execution, lock });
    execution.atEnd(() => this.dropAll(execution));
  }

  drop(name: string): void {
    this.holders.delete(name);
  }

  /** Frees what a run holds: at its end, and while it waits for a person. */
  dropAll(execution: Execution): void {
    for (const [name, holder] of this.holders) {
      if (holder.execution === execution) this.holders.delete(name);
    }
  }

  toJSON(): undefined {
    return undefined;
  }
}

const tableOf = (world: World): LockTable => world.part('locks', () => new LockTable());

/** "LockService locks don't persist" while an alert or prompt is open (reference, base/Ui). */
export const dropLocks = ({ world, execution }: ServiceContext): void =>
  tableOf(world).dropAll(execution);

/** `LockService` (apps-script.md 2, 3.8). */
export class LockService extends ServiceObject {
  readonly gasType = 'Lock.LockService';

  constructor(private readonly context: ServiceContext) {
    super();
  }

  getDocumentLock() {
    return this.lock('document');
  }

  getScriptLock() {
    return this.lock('script');
  }

  getUserLock() {
    return this.lock('user');
  }

  private lock(kind: StoreKind) {
    const name = storeName(kind, this.context);
    return name === null ? null : new Lock(this.context, name);
  }
}

class Lock extends ServiceObject {
  readonly gasType = 'Lock.Lock';

  constructor(
    private readonly context: ServiceContext,
    private readonly name: string,
  ) {
    super();
  }

  hasLock() {
    const holder = tableOf(this.context.world).holderOf(this.name);
    if (holder?.execution !== this.context.execution) return false;
    return this.context.switches.locksShareAnExecution || holder.lock === this;
  }

  /**
   * A negative timeout never succeeds, 0 takes a free lock. A rival that holds the lock waits
   * beneath us until we end, so waiting for it only takes time.
   */
  tryLock(timeoutInMillis: number) {
    if (timeoutInMillis < 0) return false;
    if (this.hasLock()) return true;
    const table = tableOf(this.context.world);
    if (table.holderOf(this.name)) {
      this.context.clock.advance(timeoutInMillis);
      return false;
    }
    table.take(this.name, this.context.execution, this);
    return true;
  }

  waitLock(timeoutInMillis: number) {
    if (!this.tryLock(timeoutInMillis))
      throw new ScriptError('Lock timeout: another process was holding the lock for too long.');
  }

  releaseLock() {
    if (this.hasLock()) tableOf(this.context.world).drop(this.name);
  }
}
