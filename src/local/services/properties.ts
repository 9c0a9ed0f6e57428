import type { ServiceContext } from '../engine/local-apps-script';
import { ScriptError } from '../engine/script-error';
import { ServiceObject } from '../engine/service-object';
import { type StoreKind, sizeOf, storeName } from './owned-stores';

/** Quotas page: 9 KB a value, 500 KB a store. */
const VALUE_LIMIT = 9 * 1024;
const STORE_LIMIT = 500 * 1024;

type Stores = Record<string, Record<string, string>>;

/** `PropertiesService`: three stores of texts that outlive a run (apps-script.md 2, C). */
export class PropertiesService extends ServiceObject {
  readonly gasType = 'Properties.PropertiesService';

  constructor(private readonly context: ServiceContext) {
    super();
  }

  getDocumentProperties() {
    return this.store('document');
  }

  getScriptProperties() {
    return this.store('script');
  }

  getUserProperties() {
    return this.store('user');
  }

  private store(kind: StoreKind) {
    const name = storeName(kind, this.context);
    return name === null ? null : new Properties(this.context, name, 'Properties.Properties');
  }
}

/** One store. The old globals `ScriptProperties` and `UserProperties` are stores of their own type. */
export class Properties extends ServiceObject {
  constructor(
    private readonly context: ServiceContext,
    private readonly name: string,
    readonly gasType: string,
  ) {
    super();
  }

  getProperty(key: unknown) {
    const [values, name] = [this.values(), checkedKey(key)];
    return Object.hasOwn(values, name) ? values[name] : null;
  }

  getKeys() {
    return Object.keys(this.values());
  }

  getProperties() {
    return { ...this.values() };
  }

  setProperty(key: unknown, value: unknown) {
    return this.replace({ ...this.values(), [checkedKey(key)]: checkedValue(value) });
  }

  setProperties(properties: Readonly<Record<string, unknown>>, deleteAllOthers = false) {
    const added = Object.entries(properties).map(([key, value]) => [
      checkedKey(key),
      checkedValue(value),
    ]);
    return this.replace({
      ...(deleteAllOthers ? {} : this.values()),
      ...(Object.fromEntries(added) as Record<string, string>),
    });
  }

  deleteProperty(key: unknown) {
    const { [checkedKey(key)]: _gone, ...others } = this.values();
    return this.replace(others);
  }

  deleteAllProperties() {
    return this.replace({});
  }

  private stores(): Stores {
    return this.context.world.part('properties', (stored) => (stored ?? {}) as Stores);
  }

  private values(): Readonly<Record<string, string>> {
    return this.stores()[this.name] ?? {};
  }

  private replace(values: Record<string, string>): this {
    const size = Object.entries(values).reduce((sum, [k, v]) => sum + sizeOf(k) + sizeOf(v), 0);
    if (size > STORE_LIMIT)
      throw new ScriptError(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    this.stores()[this.name] = values;
    this.context.world.changed('properties', this.name);
    return this;
  }
}

function checkedKey(key: unknown): string {
  if (key === null || key === '') throw new ScriptError('Invalid argument: key');
  return String(key);
}

function checkedValue(value: unknown): string {
  const text = String(value);
  if (sizeOf(text) > VALUE_LIMIT) throw new ScriptError('Argument too large: value');
  return text;
}
