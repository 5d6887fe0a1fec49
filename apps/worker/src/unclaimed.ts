import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { MessageDefinition } from '#kit/contract/define-message.js';
import type { MessageService, Unclaimed as Message } from '#domain/messages/message.service.js';
import type { IncomingRequest, RequestService } from '#domain/requests/request.service.js';
import type { Clock } from '#domain/time/clock.js';
import { Round } from './round.js';

const LOOK = 10_000;
/** A story may just be between two waits: only what nobody has hoped for so long becomes a request. Milliseconds. */
const GRACE = 60_000;
const MOST = 50;

/** Makes requests of messages that nobody waits for, where their contract says so: what a client writes is never left lying. */
@Injectable()
export class UnclaimedMessages implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(UnclaimedMessages.name);
  private readonly round = new Round('unclaimed', () => this.look(), LOOK);
  private readonly kinds: ReadonlyMap<string, NonNullable<MessageDefinition['otherwise']>>;

  constructor(
    private readonly messages: MessageService,
    private readonly requests: RequestService,
    private readonly clock: Clock,
    declared: readonly MessageDefinition[],
  ) {
    this.kinds = new Map(declared.flatMap(({ kind, otherwise }) => (otherwise ? [[kind, otherwise] as const] : [])));
  }

  onApplicationBootstrap(): void {
    if (this.kinds.size > 0) this.round.begin();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.round.end();
  }

  private async look(): Promise<boolean> {
    const found = await this.messages.unclaimed([...this.kinds.keys()], new Date(this.clock.now().getTime() - GRACE), MOST);
    let made = 0;
    for (const message of found) {
      try {
        if (await this.messages.asRequest(message, this.requestOf(message), this.requests)) made += 1;
      } catch (error) {
        this.log.warn(`Message ${message.id} could not become a request, it will be tried again: ${(error as Error).message}`);
      }
    }
    return found.length === MOST && made > 0;
  }

  private requestOf({ kind, payload }: Message): IncomingRequest {
    const text = (name: string) => (typeof payload[name] === 'string' ? { [name]: payload[name] } : {});
    return { channel: this.kinds.get(kind)!.channel, kind: 'question', client: { ...text('name'), ...text('phone'), ...text('email') }, ...text('text') };
  }
}
