import { describe, expect, test } from '@jest/globals';
import { ApiError } from '../../src/connectors/api-error';
import { callerFor } from '../../src/connectors/call';
import { connectionOf, readConnection, saveConnection } from '../../src/connectors/connection';
import type { Connector } from '../../src/connectors/connector';
import type { Exchange } from '../../src/connectors/exchange';
import { hostedAddress } from '../../src/connectors/hosted-address';
import { stubHost } from './support/stub-host';

describe('the address of a provider that the firm hosts', () => {
  test.each([
    ['https://time.firm.com', 'https://time.firm.com'],
    [' https://Time.Firm.COM/ ', 'https://time.firm.com'],
    ['https://time.firm.com:443/kimai//', 'https://time.firm.com/kimai'],
    ['https://xn--bcher-kva.example/a-b/c.d', 'https://xn--bcher-kva.example/a-b/c.d'],
    ['https://1.firm.io', 'https://1.firm.io'],
  ])('%s is %s', (entered, address) => {
    expect(hostedAddress(entered)).toBe(address);
  });

  test.each([
    ['', 'it does not begin with https://'],
    ['time.firm.com', 'it does not begin with https://'],
    ['http://time.firm.com', 'it does not begin with https://'],
    ['file:///etc/passwd', 'it does not begin with https://'],
    ['javascript:alert(1)', 'it does not begin with https://'],
    ['https://a@evil.example', 'it holds a name or a password'],
    ['https://time.firm.com:x@evil.example/', 'it holds a name or a password'],
    ['https://time.firm.com\\@evil.example', 'it holds a space or a backslash'],
    ['https://time.firm.com /x', 'it holds a space or a backslash'],
    ['https://time.firm.com:8443', 'it names a port'],
    ['https://time.firm.com:', 'it names a port'],
    ['https://169.254.169.254/latest', 'it is an IP address, not a name'],
    ['https://127.1', 'it is an IP address, not a name'],
    ['https://2130706433', 'it is an IP address, not a name'],
    ['https://0x7f.0x0.0x0.0x1', 'it is an IP address, not a name'],
    ['https://0177.0.0.01', 'it is an IP address, not a name'],
    ['https://[::1]/', 'it is an IP address, not a name'],
    ['https://[::ffff:7f00:1]', 'it is an IP address, not a name'],
    ['https://10.0.0.1.', 'it is an IP address, not a name'],
    ['https://localhost', 'it is a name inside a network, which Google cannot reach'],
    ['https://kimai', 'it is a name inside a network, which Google cannot reach'],
    ['https://kimai.local', 'it is a name inside a network, which Google cannot reach'],
    ['https://a.LAN', 'it is a name inside a network, which Google cannot reach'],
    ['https://x.internal', 'it is a name inside a network, which Google cannot reach'],
    [
      'https://metadata.google.internal',
      'it is a name inside a network, which Google cannot reach',
    ],
    ['https://bücher.example', 'it is not written in its form of xn--'],
    ['https://time..com', 'it is no name of a server'],
    ['https://-time.firm.com', 'it is no name of a server'],
    ['https://time.firm.com.', 'it is no name of a server'],
    ['https://ti_me.firm.com', 'it is no name of a server'],
    ['https://time.firm.com/?a=b', 'it holds more than a place on a server'],
    ['https://time.firm.com/#x', 'it holds more than a place on a server'],
    ['https://time.firm.com/../x', 'its path holds signs that none needs'],
    ['https://time.firm.com/a//b', 'its path holds signs that none needs'],
    ['https://time.firm.com/%2e%2e/', 'its path holds signs that none needs'],
  ])('%j is refused: %s', (entered, reason) => {
    expect(() => hostedAddress(entered)).toThrow(
      `E-417 address not allowed: ${reason}. Enter the https address that people open in the browser.`,
    );
  });
});

const hosted: Connector = {
  id: 'hosted',
  title: 'Hosted',
  origins: [],
  auth: {
    kind: 'token',
    accountHeader: '',
    fields: [
      { name: 'address', label: 'Address', secret: false },
      { name: 'token', label: 'Token', secret: true },
    ],
    help: '',
  },
  failure: () => null,
};

const ask = (url: string): Exchange<string> => ({
  request: { method: 'GET', url },
  read: ({ text }) => text,
});

describe('credentials of a hosted provider', () => {
  const entered = { address: 'https://time.firm.com/kimai/', token: 'canary' };
  const connection = connectionOf(hosted, entered);

  function sent(url: string) {
    const host = stubHost(() => ({ status: 200 }));
    callerFor(host, hosted, connection).call(ask(url));
    return host.sent[0];
  }

  test('go to the address that was entered', () => {
    expect(sent('{address}/api/version')).toMatchObject({
      url: 'https://time.firm.com/kimai/api/version',
      headers: { Authorization: 'Bearer canary' },
    });
  });

  test.each(['https://evil.example/x', 'https://time.firm.com.evil.example/', 'https://firm.com/'])(
    'never go to %s',
    (url) => {
      expect(JSON.stringify(sent(url))).not.toContain('canary');
    },
  );

  test('are kept with their address, and replaced with it', () => {
    const host = stubHost(() => ({ status: 200 }));
    saveConnection(host, hosted, entered);
    expect(readConnection(host, hosted)).toEqual(connection);
    expect(connection.address).toBe('https://time.firm.com/kimai');
    expect(() => saveConnection(host, hosted, { address: 'https://evil.example' })).toThrow(
      'Token',
    );
    expect(readConnection(host, hosted)).toEqual(connection);
  });

  test('are refused with an address that is none', () => {
    expect(() => connectionOf(hosted, { ...entered, address: 'https://10.0.0.1' })).toThrow(
      'E-417',
    );
  });

  test('go nowhere without an address', () => {
    const host = stubHost(() => ({ status: 200 }));
    const { address: _, ...bare } = connection;
    const caller = callerFor(host, hosted, bare);
    expect(() => caller.call(ask('{address}/api/version'))).toThrow(ApiError);
    expect(host.sent).toEqual([]);
  });
});
