import { Controller, Get, Req, Sse, type BeforeApplicationShutdown, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SessionData } from 'express-session';
import { Observable, ReplaySubject, takeUntil } from 'rxjs';
import { DomainError } from '#domain/errors/domain-error.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { stillGood } from '#domain/people/session.rule.js';
import { ChangeListener } from '#domain/tasks/change-listener.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit, type KnownRequest } from '../auth/permit.js';
import { ApiMetrics } from '../telemetry/api-metrics.js';

/** A sign of life, so that proxies keep the connection; then it is also looked whether the caller may still listen. Milliseconds. */
const HEARTBEAT = 20_000;
/** Streams of one person at once: browsers with many tabs, not more. */
const MOST = 20;

@ApiTags('events')
@Controller('events')
export class StreamController implements BeforeApplicationShutdown {
  private readonly open = new Map<string, number>();
  /** Also for who asks after the end has begun, on a connection that is still open: his stream would keep the server alive. */
  private readonly ending = new ReplaySubject<void>(1);

  constructor(
    private readonly changes: ChangeListener,
    private readonly clock: Clock,
    private readonly metrics: ApiMetrics,
  ) {}

  /** A server that ends does not wait for its listeners: they come back to the next one. */
  beforeApplicationShutdown(): void {
    this.ending.next();
  }

  /**
   * Server-sent events `changed` with the ids of changed tasks and cases of one's organisation, `incidents` for whoever looks after them, and `notices`
   * where one was told something, or has read it; whoever hears of them asks with its own rights. `looking` names a case, or a task, that somebody else has
   * opened or left, or writes into. One that names nothing means that some were missed: ask for everything.
   */
  @Get('stream')
  @Permit('stream.read')
  @Sse()
  stream(@Caller() caller: Principal, @Req() request: KnownRequest): Observable<MessageEvent> {
    const mine = this.open.get(caller.id) ?? 0;
    if (mine >= MOST) throw new DomainError('too-many-requests');
    this.open.set(caller.id, mine + 1);
    return new Observable<MessageEvent>((hear) => {
      this.metrics.streams.inc();
      const look = () => {
        this.stillThere(caller, request).then(
          (there) => (there ? hear.next({ type: 'alive', data: {} }) : hear.complete()),
          () => hear.next({ type: 'alive', data: {} }), // PostgreSQL is away: the next beat looks again
        );
      };
      const tellsIncidents = caller.permissions.includes('incident.manage');
      const unhear = this.changes.on((change) => {
        if (change.organisation !== caller.organisation) return;
        if (change.people?.includes(caller.id)) look();
        if (change.looking !== undefined) hear.next({ type: 'looking', data: { place: change.looking } });
        const { tasks, cases } = change;
        const incidents = tellsIncidents && change.incidents === true;
        const notices = change.notices?.includes(caller.id) ?? false;
        // Naming nothing means "look at everything": what is not for this listener is not told at all.
        if (tasks.length > 0 || cases.length > 0 || incidents || notices) hear.next({ type: 'changed', data: { tasks, cases, incidents, notices } });
      });
      const ungap = this.changes.onGap(() => hear.next({ type: 'changed', data: { tasks: [], cases: [], incidents: false, notices: false } }));
      const beat = setInterval(look, HEARTBEAT);
      hear.next({ type: 'alive', data: {} });
      return () => {
        unhear();
        ungap();
        clearInterval(beat);
        this.metrics.streams.dec();
        const left = (this.open.get(caller.id) ?? 1) - 1;
        if (left > 0) this.open.set(caller.id, left);
        else this.open.delete(caller.id);
      };
    }).pipe(takeUntil(this.ending));
  }

  private async stillThere(caller: Principal, request: KnownRequest): Promise<boolean> {
    if (caller.kind !== 'person') return true;
    const session = await new Promise<Partial<SessionData> | null>((done, fail) =>
      request.sessionStore.get(request.sessionID, (error, found) => (error ? fail(error as Error) : done(found ?? null))),
    );
    return session?.owner !== undefined && stillGood(session, this.clock.now().getTime());
  }
}
