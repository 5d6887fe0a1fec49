import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { ApiConfig } from '../config/config.js';

/** Asked to end, the API first says that it takes no more, and goes on answering until whoever sends it calls has seen that. */
@Injectable()
export class Draining implements BeforeApplicationShutdown {
  begun = false;

  constructor(private readonly config: ApiConfig) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.begun = true;
    await pause(this.config.DRAIN_SECONDS * 1_000);
  }
}
