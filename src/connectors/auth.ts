/** Something that a person has to enter to connect a provider. */
export interface AuthField {
  readonly name: 'token' | 'tenant' | 'sandbox' | 'address';
  readonly label: string;
  /** Never shown again once it is kept. */
  readonly secret: boolean;
  /** May be left empty. */
  readonly optional?: true;
}

interface Entered {
  /**
   * What a person enters. `token` lets us in, `tenant` is the account or company, `address` where
   * the firm hosts the provider itself.
   */
  readonly fields: readonly AuthField[];
  /** Where a person gets it, for the set-up screen. */
  readonly help: string;
}

/** How a provider lets us in. */
export type Auth =
  | { readonly kind: 'none' }
  | (Entered & {
      readonly kind: 'token';
      /** Header that names the account, beside the bearer token; empty where there is none. */
      readonly accountHeader: string;
      /** Headers that carry the token, where it is no bearer token. */
      readonly tokenHeaders?: (token: string) => Readonly<Record<string, string>>;
    })
  | (Entered & {
      readonly kind: 'oauth2';
      readonly authoriseUrl: string;
      readonly tokenUrl: string;
      readonly revokeUrl: string;
      readonly scope: string;
      /** Parameter of the callback that names the company. */
      readonly tenantParameter: string;
      /** How long the refresh token before the last one is still taken. */
      readonly previousTokenMs: number;
    });
