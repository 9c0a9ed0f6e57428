import type { ServiceContext } from '../engine/local-apps-script';
import { ScriptError } from '../engine/script-error';
import { ServiceObject } from '../engine/service-object';
import { type StoreKind, sizeOf, storeName } from './owned-stores';

/** Measured on the live platform by jpoehnelt/blog, "exploring CacheService limits". */
const KEY_LIMIT = 250;
const VALUE_LIMIT = 102_400;
const ITEM_LIMIT = 1000;
const ITEMS_KEPT = 900;
const USUAL_SECONDS = 600;
const MOST_SECONDS = 21_600;

interface Item {
  readonly value: string;
  readonly until: number;
}

/** Store → key → item, the oldest first. */
type Stores = Record<string, Record<string, Item>>;

/** `CacheService`: texts that may be forgotten at any time (apps-script.md 2, C). */
export class CacheService extends ServiceObject {
  readonly gasType = 'Cache.CacheService';

  constructor(private readonly context: ServiceContext) {
    super();
  }

  getDocumentCache() {
    return this.store('document');
  }

  getScriptCache() {
    return this.store('script');
  }

  getUserCache() {
    return this.store('user');
  }

  private store(kind: StoreKind) {
    const name = storeName(kind, this.context);
    return name === null ? null : new Cache(this.context, name);
  }
}

class Cache extends ServiceObject {
  readonly gasType = 'Cache.Cache';

  constructor(
    private readonly context: ServiceContext,
    private readonly name: string,
  ) {
    super();
  }

  get(key: unknown) {
    return this.found(checkedKey(key)) ?? null;
  }

  getAll(keys: readonly unknown[]) {
    const found = keys.map((key) => [checkedKey(key), this.found(checkedKey(key))] as const);
    return Object.fromEntries(found.filter(([, value]) => value !== undefined));
  }

  put(key: unknown, value: unknown, seconds = USUAL_SECONDS) {
    this.putAll({ [checkedKey(key)]: value }, seconds);
  }

  putAll(values: Readonly<Record<string, unknown>>, seconds = USUAL_SECONDS) {
    const checked = Object.entries(values).map(
      ([key, value]) => [checkedKey(key), checkedValue(value)] as const,
    );
    if (!this.context.switches.cacheRemembers) return;
    const items = this.items();
    const kept = seconds > 0 ? Math.min(seconds, MOST_SECONDS) : USUAL_SECONDS;
    const until = this.context.clock.now() + kept * 1000;
    for (const [key, value] of checked) {
      delete items[itemKey(key)];
      items[itemKey(key)] = { value, until };
    }
    this.forgetOldest(items);
    this.context.world.changed('caches', this.name);
  }

  remove(key: unknown) {
    this.removeAll([key]);
  }

  removeAll(keys: readonly unknown[]) {
    const items = this.items();
    for (const key of keys) delete items[itemKey(checkedKey(key))];
    this.context.world.changed('caches', this.name);
  }

  private found(key: string): string | undefined {
    const item = this.items()[itemKey(key)];
    return item && item.until > this.context.clock.now() ? item.value : undefined;
  }

  private items(): Record<string, Item> {
    const stores = this.context.world.part('caches', (stored) => (stored ?? {}) as Stores);
    const items = stores[this.name] ?? {};
    stores[this.name] = items;
    return items;
  }

  /** First in, first out, about a hundred at once; reading an item does not make it younger. */
  private forgetOldest(items: Record<string, Item>): void {
    const keys = Object.keys(items);
    if (keys.length <= ITEM_LIMIT) return;
    for (const key of keys.slice(0, keys.length - ITEMS_KEPT)) delete items[key];
  }
}

/** A prefix keeps keys like `12` in the order of their entry. */
const itemKey = (key: string): string => `=${key}`;

function checkedKey(key: unknown): string {
  if (key === null || key === undefined || key === '')
    throw new ScriptError('Invalid argument: key');
  const text = String(key);
  if (text.length > KEY_LIMIT) throw new ScriptError('Argument too large: key');
  return text;
}

function checkedValue(value: unknown): string {
  const text = String(value);
  if (sizeOf(text) > VALUE_LIMIT) throw new ScriptError('Argument too large: value');
  return text;
}
