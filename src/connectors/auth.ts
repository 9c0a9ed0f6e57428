/** Something that a person has to enter to connect a provider. */
export interface AuthField {
  readonly name: 'token' | 'tenant' | 'sandbox' | 'address' | 'region';
  readonly label: string;
  /** Never shown again once it is kept. */
  readonly secret: boolean;
  /** May be left empty. */
  readonly optional?: true;
  /** The values to choose from, each with what a person calls it; the first is the usual one. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
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

/**
 * A server that hands out tokens (OAuth 2.0, RFC 6749 and RFC 7636), so that a person signs in at
 * the provider instead of entering a token.
 */
export interface OAuthServer {
  /** What a person calls it, as `QuickBooks`; on the link that leads there. */
  readonly name: string;
  /** Where a person makes an app of her own, for the set-up screen. */
  readonly appHelp: string;
  readonly authoriseUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string;
  readonly scope: string;
  /** Whether it takes a proof key, so that no secret of the app is needed. */
  readonly proofKey: boolean;
  /** Parameter of the callback that names the company; empty where it has to be asked for. */
  readonly tenantParameter: string;
  /** Address that lists the companies which a person has opened to us; empty where none does. */
  readonly tenantsUrl: string;
  /** How long the refresh token before the last one is still taken. */
  readonly previousTokenMs: number;
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
      /** Where tokens can be had without entering them. */
      readonly oauth?: OAuthServer;
    });
