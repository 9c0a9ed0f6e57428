import type { Store } from '../host';

type Properties = GoogleAppsScript.Properties.Properties;

/** A store over properties of the platform; `open` is asked once, when it is first needed. */
export function propertyStore(open: () => Properties | null, missing: string): Store {
  let opened: Properties | null = null;
  const properties = (): Properties => {
    opened ??= open();
    if (!opened) throw new Error(missing);
    return opened;
  };
  return {
    get: (key) => properties().getProperty(key),
    set: (key, value) => {
      if (value === null) properties().deleteProperty(key);
      else properties().setProperty(key, value);
    },
    all: () => new Map(Object.entries(properties().getProperties())),
  };
}
