import type { ServiceContext } from '../engine/local-apps-script';
import { ScriptError } from '../engine/script-error';

/** What a consumer account may use a day (guides/services/quotas, consumer column). */
const DAILY_QUOTAS = {
  urlfetch: 20_000,
  properties: 50_000,
  email: 100,
  create: 250,
} as const;

export type QuotaName = keyof typeof DAILY_QUOTAS;

const DAY_MS = 86_400_000;

interface Used {
  readonly since: number;
  readonly count: number;
}

/** User → quota → what was used since the first use of the day. */
type Quotas = Record<string, Record<string, Used>>;

/**
 * Counts uses of a daily quota; it begins anew a day after its first use. Throws
 * "Service invoked too many times for one day: urlfetch." before more than allowed is used.
 */
export function useQuota(context: ServiceContext, name: QuotaName, count = 1): void {
  const used = usedOf(context, name);
  if (used.count + count > DAILY_QUOTAS[name])
    throw new ScriptError(`Service invoked too many times for one day: ${name}.`);
  const { world, execution } = context;
  const quotas = quotasOf(context);
  quotas[execution.effectiveUser] = {
    ...quotas[execution.effectiveUser],
    [name]: { since: used.since, count: used.count + count },
  };
  world.changed('quotas', execution.effectiveUser);
}

/** How much of a quota the user has left today. */
export const quotaLeft = (context: ServiceContext, name: QuotaName): number =>
  DAILY_QUOTAS[name] - usedOf(context, name).count;

function usedOf(context: ServiceContext, name: QuotaName): Used {
  const now = context.clock.now();
  const used = quotasOf(context)[context.execution.effectiveUser]?.[name];
  return used && now - used.since < DAY_MS ? used : { since: now, count: 0 };
}

const quotasOf = ({ world }: ServiceContext): Quotas =>
  world.part('quotas', (stored) => (stored ?? {}) as Quotas);
