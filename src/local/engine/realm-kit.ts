/**
 * What the host lends to a realm. Host values never reach a script: the kit rebuilds each one
 * inside the realm, because a host `Date` or `Array` is not `instanceof` the script's own.
 */
export interface HostSide {
  /** Calls a member. Answers `{ value }` or, where the call threw, `{ error }`; never throws. */
  call(target: object, member: string, args: unknown[]): { value?: unknown; error?: HostError };
  /** Names of the members that a script sees on this object, or null for a plain value. */
  shape(value: object): Shape | null;
  isHostDate(value: object): boolean;
  /** What a `RealmValue` holds, in a box; null for any other value. */
  madeInRealm(value: object): { readonly value: unknown } | null;
}

export interface HostError {
  readonly name: string;
  readonly message: string;
}

export interface Shape {
  readonly key: string;
  readonly label: string;
  readonly constant: boolean;
  readonly methods: readonly string[];
  /** Values of properties such as enums, still as host values. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface RealmKit {
  toRealm(value: unknown): unknown;
  /** The host object behind a service object of this realm, if it is one. */
  hostOf(value: object): object | undefined;
  realmError(error: HostError): Error;
}

/**
 * Runs inside the realm, from its own source text, so that every value that it makes is the
 * realm's own. It must refer to nothing outside itself.
 */
export function realmKit(host: HostSide): RealmKit {
  const hosts = new WeakMap<object, object>();
  const wrappers = new WeakMap<object, object>();
  const prototypes = new Map<string, object>();

  const realmError = (error: HostError): Error => {
    const made = new Error(error.message);
    Object.defineProperty(made, 'name', { value: error.name, writable: true, configurable: true });
    return made;
  };

  const methodOf = (name: string) =>
    function (this: object, ...args: unknown[]) {
      const target = hosts.get(this);
      if (!target) throw new TypeError('Illegal invocation');
      const answer = host.call(target, name, args);
      if (answer.error) throw realmError(answer.error);
      return toRealm(answer.value);
    };

  const prototypeOf = (shape: Shape): object => {
    let prototype = prototypes.get(shape.key);
    if (!prototype) {
      prototype = {};
      for (const name of shape.methods) {
        Object.defineProperty(prototype, name, {
          value: methodOf(name),
          enumerable: true,
          writable: true,
          configurable: true,
        });
      }
      const label = shape.label;
      Object.defineProperty(prototype, 'toString', { value: () => label, configurable: true });
      if (shape.constant) {
        Object.defineProperty(prototype, 'toJSON', { value: () => label, configurable: true });
      }
      prototypes.set(shape.key, prototype);
    }
    return prototype;
  };

  /** Builds a property, such as an enum, only when a script looks at it. */
  const lendProperty = (wrapper: object, name: string, shape: Shape): void => {
    const open = { enumerable: true, configurable: true };
    const set = (value: unknown) => {
      Object.defineProperty(wrapper, name, { ...open, value, writable: true });
      return value;
    };
    const get = () => set(toRealm(shape.properties[name]));
    Object.defineProperty(wrapper, name, { ...open, get, set });
  };

  const wrap = (value: object, shape: Shape): object => {
    const known = wrappers.get(value);
    if (known) return known;
    const wrapper = Object.create(prototypeOf(shape)) as Record<string, unknown>;
    wrappers.set(value, wrapper);
    hosts.set(wrapper, value);
    for (const name of Object.keys(shape.properties)) lendProperty(wrapper, name, shape);
    return wrapper;
  };

  const toRealm = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) {
      const out = new Array(value.length);
      for (let index = 0; index < out.length; index++) out[index] = toRealm(value[index]);
      return out;
    }
    return objectToRealm(value);
  };

  const objectToRealm = (value: object): unknown => {
    if (host.isHostDate(value)) return new Date((value as Date).getTime());
    const own = host.madeInRealm(value);
    if (own) return own.value;
    const shape = host.shape(value);
    if (shape) return wrap(value, shape);
    const out: Record<string, unknown> = {};
    for (const name of Object.keys(value)) {
      out[name] = toRealm((value as Record<string, unknown>)[name]);
    }
    return out;
  };

  return { toRealm, hostOf: (value) => hosts.get(value), realmError };
}

/**
 * Runs inside the realm, like `realmKit`: makes `new Date()` and `Date.now()` read a clock of the
 * host, while dates made from parts stay as they are.
 */
export function installVirtualDate(now: () => number): void {
  const realmGlobal = globalThis as unknown as Record<string, unknown>;
  const TrueDate = Date;
  const VirtualDate = function (this: unknown, ...parts: unknown[]) {
    if (new.target === undefined) return new TrueDate(now()).toString();
    const args = parts.length === 0 ? [now()] : parts;
    return Reflect.construct(TrueDate, args, new.target);
  };
  Object.defineProperty(VirtualDate, 'prototype', { value: TrueDate.prototype, writable: false });
  Object.defineProperty(VirtualDate, 'name', { value: 'Date' });
  Object.defineProperty(VirtualDate, 'length', { value: 7 });
  for (const [name, value] of [
    ['now', () => now()],
    ['parse', TrueDate.parse],
    ['UTC', TrueDate.UTC],
  ] as const) {
    Object.defineProperty(VirtualDate, name, { value, writable: true, configurable: true });
  }
  TrueDate.prototype.constructor = VirtualDate as unknown as DateConstructor;
  Object.defineProperty(realmGlobal, 'Date', {
    value: VirtualDate,
    writable: true,
    configurable: true,
  });
}
