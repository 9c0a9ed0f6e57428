/** Names that only mean something inside a network. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|lan|intranet|corp|home|private|home\.arpa)$/;

/**
 * Checks and tidies the address of a provider that the firm hosts itself:
 * `" https://Time.Firm.com/kimai/ "` is `"https://time.firm.com/kimai"`. Throws a RangeError with
 * the sentence of E-417 for anything that a token must not be sent to: no https, another port, a
 * name and password, an IP address, a name inside a network, a query (reliability.md 4.22).
 */
export function hostedAddress(entered: string): string {
  const text = entered.trim();
  if (!/^https:\/\//i.test(text)) throw refused('it does not begin with https://');
  const [authority = ''] = text.slice('https://'.length).split(/[/?#]/);
  const path = text.slice('https://'.length + authority.length).replace(/\/+$/, '');
  if (/[\s\\]/.test(text)) throw refused('it holds a space or a backslash');
  if (authority.includes('@')) throw refused('it holds a name or a password');
  const [, name = '', port] = /^(.*?)(?::(\d*))?$/.exec(authority.toLowerCase()) ?? [];
  if (port !== undefined && port !== '443') throw refused('it names a port');
  checkHost(name);
  if (/[?#]/.test(path)) throw refused('it holds more than a place on a server');
  if (!/^(\/[\w~-][\w.~-]*)*$/.test(path)) throw refused('its path holds signs that none needs');
  return `https://${name}${path}`;
}

function checkHost(name: string): void {
  if (/[^\x20-\x7e]/.test(name)) throw refused('it is not written in its form of xn--');
  if (name.startsWith('[') || /(^|\.)(0x[\da-f]*|\d+)\.?$/.test(name)) {
    throw refused('it is an IP address, not a name');
  }
  if (LOCAL_NAME.test(name) || !name.includes('.')) {
    throw refused('it is a name inside a network, which Google cannot reach');
  }
  if (
    name.length > 253 ||
    !/^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/.test(name)
  ) {
    throw refused('it is no name of a server');
  }
}

function refused(reason: string): RangeError {
  return new RangeError(
    `E-417 address not allowed: ${reason}. Enter the https address that people open in the browser.`,
  );
}
