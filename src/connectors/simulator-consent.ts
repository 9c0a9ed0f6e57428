import type { SimulatedAnswer, SimulatedRequest } from './simulator';
import { consent, type IdentityRules, type IdentityState } from './simulator-identity';
import { parameter } from './simulator-tools';

/** How a provider asks a person whether an app may see a company. */
export interface ConsentPage {
  readonly title: string;
  readonly company: { readonly id: string; readonly name: string };
  /** Parameter of the way back that names the company; empty where none does. */
  readonly tenantParameter: string;
}

interface Asked {
  readonly state: IdentityState;
  readonly now: number;
  readonly rules: IdentityRules;
  readonly page: ConsentPage;
}

/**
 * Answers at the address where people let an app in: a page that asks, and the way back with a
 * code once its button was pressed (RFC 6749, 4.1.1 and 4.1.2). An app that is not known, or a way
 * back that it has not registered, gets a page that says so, and nobody is sent on.
 */
export function consentAnswer(
  request: SimulatedRequest,
  { state, now, rules, page }: Asked,
): { readonly answer: SimulatedAnswer; readonly state: IdentityState } {
  const asked = (name: string) => parameter(request, name) ?? '';
  const wrong = whatIsWrong(asked, { state, rules });
  if (wrong !== '') return { answer: html(400, page, `<p>${escaped(wrong)}</p>`), state };
  const back = asked('redirect_uri');
  const decision = asked('decision');
  if (decision === '') return { answer: html(200, page, question(request, page)), state };
  if (decision !== 'connect') {
    return { answer: sent(back, { error: 'access_denied', state: asked('state') }), state };
  }
  const given = consent(state, {
    redirectUri: back,
    challenge: asked('code_challenge'),
    until: now + rules.codeMs,
  });
  const { tenantParameter, company } = page;
  const answer = sent(back, {
    code: given.code,
    state: asked('state'),
    ...(tenantParameter === '' ? {} : { [tenantParameter]: company.id }),
  });
  return { answer, state: given.state };
}

/** Apps of scripts register this way back. */
const WAY_BACK = /^https:\/\/script\.google\.com\/macros\/d\/[\w-]+\/usercallback$/;

function whatIsWrong(
  asked: (name: string) => string,
  { state, rules }: Pick<Asked, 'state' | 'rules'>,
): string {
  if (asked('client_id') !== state.client.id) {
    return `There is no app with the client id '${asked('client_id')}'. The app of the sample firm is '${state.client.id}'.`;
  }
  if (!WAY_BACK.test(asked('redirect_uri'))) return 'This redirect address is not registered.';
  if (asked('response_type') !== 'code') return 'Only the response type code is known.';
  if (asked('scope') === '' || asked('state') === '') return 'Scope or state is missing.';
  const proof = asked('code_challenge') !== '' && asked('code_challenge_method') === 'S256';
  return rules.digest && !proof ? 'The proof of a key is missing.' : '';
}

function question({ query, path }: SimulatedRequest, { company }: ConsentPage): string {
  const hidden = query.map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return `<p>Let <b>Tieout</b> read and write <b>${escaped(company.name)}</b>?</p>
<form method="get" action="${escaped(path)}">${hidden.join('')}
<button name="decision" value="connect">Connect</button>
<button name="decision" value="cancel">No thanks</button></form>`;
}

function html(status: number, { title }: ConsentPage, body: string): SimulatedAnswer {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!doctype html><meta charset="utf-8"><title>${title} (simulated)</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:4rem auto;padding:0 1rem}
button{font:inherit;margin-right:.5rem;padding:.4rem 1rem}</style>
<h1>${title}</h1>${body}<p><small>Simulated on this computer; no account is needed.</small></p>`,
  };
}

function sent(back: string, parameters: Readonly<Record<string, string>>): SimulatedAnswer {
  const pairs = Object.entries(parameters).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return { status: 302, headers: { Location: `${back}?${pairs.join('&')}` }, body: '' };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
