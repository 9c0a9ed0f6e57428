/** How a provider lets us in. */
export type Auth =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'token';
      /** Header that names the account, beside the bearer token. */
      readonly accountHeader: string;
      /** Where a person gets a token, for the set-up screen. */
      readonly help: string;
    }
  | {
      readonly kind: 'oauth2';
      readonly authoriseUrl: string;
      readonly tokenUrl: string;
      readonly revokeUrl: string;
      readonly scope: string;
      /** Parameter of the callback that names the company. */
      readonly tenantParameter: string;
      /** How long the refresh token before the last one is still taken. */
      readonly previousTokenMs: number;
    };
