import { IsObject, Length, Matches } from 'class-validator';

/** Something that came from outside. */
export class ReceiveMessageDto {
  /** As a contract names it, such as supplier.answered. */
  @Matches(/^[a-z][a-z-]*\.[a-z][a-z-]*$/)
  kind: string;

  /** Whom or what it is about: what a process waits for. */
  @Length(1, 200)
  key: string;

  @IsObject()
  payload: Record<string, unknown>;

  /** The sender's own number of this delivery: the same again is the same message. */
  @Length(1, 200)
  deliveryId: string;
}

export class ReceivedMessageDto {
  id: string;
  /** taken by a process, free until one waits for it, or turned into a request. */
  status: 'free' | 'taken' | 'request';
}
