export interface ZoneData {
  readonly version: string;
  readonly zones: readonly string[];
  readonly links: readonly string[];
}

export const ZONE_YEARS: { readonly from: number; readonly to: number };
export function trimZones(data: ZoneData, years: typeof ZONE_YEARS): ZoneData;
