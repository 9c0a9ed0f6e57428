import { describe, expect, test } from '@jest/globals';
import { firm, get, simulatedHarvest } from './support/harvest';

describe('simulated Harvest', () => {
  test.each([
    ['clients', {}, 200],
    ['nothing', {}, 404],
    ['clients/1', {}, 404],
    ['clients?per_page=2001', {}, 422],
    ['clients?per_page=0', {}, 422],
    ['clients?updated_since=yesterday', {}, 422],
    ['clients', { Authorization: 'Bearer other' }, 401],
    ['clients', { 'Harvest-Account-Id': '1' }, 403],
    ['clients', { 'User-Agent': '' }, 400],
  ])('answers %s with %j by %i', (path, headers, status) => {
    expect(simulatedHarvest().fetch(get(path, headers as Record<string, string>)).status).toBe(
      status,
    );
  });

  test('lets 100 requests pass in 15 seconds and says how long to wait', () => {
    const provider = simulatedHarvest();
    const statuses = Array.from({ length: 101 }, () => provider.fetch(get('company')));
    expect(statuses.filter(({ status }) => status === 200)).toHaveLength(100);
    expect(statuses[100]).toMatchObject({ status: 429, headers: { 'Retry-After': '15' } });
    provider.now += 15_000;
    expect(provider.fetch(get('company')).status).toBe(200);
  });

  test('signs the address of a receipt for a minute, and storage refuses credentials', () => {
    const [id] = Object.keys(firm.harvest.receipts);
    const provider = simulatedHarvest();
    const url = `https://larkspurfinch.harvestapp.com/expenses/${id}/receipt`;
    const { headers } = provider.fetch({ ...get(''), url });
    const stored = { ...get(''), url: headers['Location'] ?? '' };
    expect(provider.fetch(stored).status).toBe(400);
    expect(provider.fetch({ ...stored, headers: {} }).status).toBe(200);
    expect(provider.fetch({ ...stored, url: `${stored.url}x`, headers: {} }).status).toBe(403);
    provider.now += 61_000;
    expect(provider.fetch({ ...stored, headers: {} }).status).toBe(403);
  });
});
