import vm from 'node:vm';

/**
 * Makes `Date` in every realm of this process use a zone, as the platform does with the zone of
 * the manifest. Only the main thread can do it; a worker inherits what was set before it began.
 * The real `process` is reached through the main context because a test runner may lend a copy.
 */
export function setProcessTimeZone(zone: string): void {
  const { env } = vm.runInThisContext('process') as NodeJS.Process;
  if (env['TZ'] !== zone) env['TZ'] = zone;
}
