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
  appOf: (provider) =>
    appIn(PropertiesService.getScriptProperties().getProperty(`app:${provider}`)),
};

/** An app as its publisher has put it into the script's properties, as JSON. */
function appIn(text: string | null): OAuthClient | null {
  if (text === null) return null;
  const { clientId, clientSecret = '' } = JSON.parse(text) as Partial<OAuthClient>;
  return clientId ? { clientId, clientSecret } : null;
}
