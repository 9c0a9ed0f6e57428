import { ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';

/** A person as a script names one: an e-mail address or a User of any service. */
export type Person = string | { getEmail(): string };

export function emailOf(person: Person): string {
  const email = typeof person === 'string' ? person : person.getEmail();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new ScriptError(`Invalid email: ${email}`);
  return email;
}

export class User extends ServiceObject {
  readonly gasType = 'Base.User';

  constructor(private readonly email: string) {
    super();
  }

  getEmail() {
    return this.email;
  }
  getUserLoginId() {
    return this.email;
  }
}
