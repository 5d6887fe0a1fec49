import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How often somebody tried in vain to sign in: of one login from one address, of one login, or from one address. Counted here for all API processes together. */
@Entity()
@Index(['forgetAt'])
export class SignInTry {
  /** SHA-256 in hex of what is counted: whoever types a password into the field of the login leaves no trace of it here. */
  @PrimaryColumn('text')
  key: string;

  /** Since the last success, or since it was forgotten. */
  @Column('integer')
  tries: number;

  @Column('timestamptz')
  lastAt: Date;

  /** From this address this login has come in before: others cannot keep it out. */
  @Column('boolean')
  known: boolean;

  @Column('timestamptz')
  forgetAt: Date;
}
