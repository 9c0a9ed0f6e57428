import type { SignInPlatform } from '../../../src/sidebar/sign-in';

/** A platform on which the publisher has no app anywhere. */
export const platform: SignInPlatform = {
  redirectUri: () => 'https://script.google.com/macros/d/abc/usercallback',
  stateWith: (fields) => `signed-${Object.keys(fields).join('-')}`,
  secretText: () => 'n'.repeat(64),
  appOf: () => null,
};
