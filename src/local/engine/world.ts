/** Told that a part of the world has changed, so that it can be stored. */
export type ChangeListener = (part: string, detail?: unknown) => void;

/**
 * Everything that outlives an execution: documents, property stores, triggers, mail. Each service
 * owns one named part and nothing else touches it. A part is plain JSON or has `toJSON`.
 */
export class World {
  private readonly parts = new Map<string, unknown>();
  private readonly listeners: ChangeListener[] = [];

  /** `stored` is an earlier `snapshot`, as parsed from JSON. */
  constructor(private readonly stored: Readonly<Record<string, unknown>> = {}) {}

  /** The part of that name; made from its stored form, or from nothing, when first asked for. */
  part<T>(name: string, create: (stored: unknown) => T): T {
    if (!this.parts.has(name)) this.parts.set(name, create(this.stored[name]));
    return this.parts.get(name) as T;
  }

  /** All parts as JSON text can hold them. */
  snapshot(): Record<string, unknown> {
    return { ...this.stored, ...Object.fromEntries(this.parts) };
  }

  onChange(listener: ChangeListener): void {
    this.listeners.push(listener);
  }

  changed(part: string, detail?: unknown): void {
    for (const listener of this.listeners) listener(part, detail);
  }
}
