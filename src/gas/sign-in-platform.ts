import type { OAuthClient } from '../connectors/oauth-token';
import type { SignInPlatform } from '../sidebar/sign-in';

/** Seconds that a state is good; a little longer than a sign-in may take. */
const STATE_SECONDS = 900;

/** The global function that takes people back. */
const CALLBACK = 'signInCallback';

/** Sign-ins as Apps Script does them: signed states, one address of the script for every way back. */
export const signInPlatform: SignInPlatform = {
  redirectUri: () => `https://script.google.com/macros/d/${ScriptApp.getScriptId()}/usercallback`,
  stateWith: (fields) => {
    const builder = ScriptApp.newStateToken().withMethod(CALLBACK).withTimeout(STATE_SECONDS);
    for (const [name, value] of Object.entries(fields)) builder.withArgument(name, value);
    return builder.createToken();
  },
  secretText: () => `${Utilities.getUuid()}${Utilities.getUuid()}`.replace(/-/g, ''),
  appOf: (provider) => {
    const name = `app:${provider}`;
    const text = PropertiesService.getScriptProperties().getProperty(name);
    return text === null ? null : appIn(text, name);
  },
};

/** An app as the publisher of the add-on has put it into the script's properties, as JSON. */
function appIn(text: string, name: string): OAuthClient {
  const { clientId = '', clientSecret = '' } = readJson(text);
  if (clientId !== '') return { clientId, clientSecret };
  throw new Error(
    `The script property ${name} cannot be read: write {"clientId": "…", "clientSecret": "…"}.`,
  );
}

function readJson(text: string): Partial<OAuthClient> {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
