import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NoticeService } from '#domain/notices/notice.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { fromCursor, INSTANT, toCursor } from '../labels/cursor.js';
import { PageQueryDto } from '../labels/page.dto.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { ChangedNoticesDto, NoticeListDto, NoticeWishesDto, ReadNoticesDto, UnreadNoticesDto } from './notices.dto.js';
import { noticeOf, wishesDto, wishesFrom } from './notices.presenter.js';

const PAGE = 30;
const CAUSE = (part: string) => part.length <= 200;

/** What one was told, and wants to be told. Everybody reads and changes his own only. */
@ApiTags('notices')
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly notices: NoticeService,
    private readonly reading: Reading,
  ) {}

  /** The caller's notices of the last 90 days, the latest first, and whether it is quiet now. */
  @Get()
  @Permit('self.read')
  async list(@Caller() caller: Principal, @Query() { limit = PAGE, cursor }: PageQueryDto, @AcceptLanguage() language?: string): Promise<NoticeListDto> {
    const place = fromCursor(cursor, [INSTANT, CAUSE]);
    const labels = await this.reading.labels(caller, language);
    const page = await this.notices.list(caller, { limit: limit + 1, ...(place ? { after: { at: place[0]!, id: place[1]! } } : {}) });
    const items = page.notices.slice(0, limit);
    const last = items.at(-1);
    const quiet = page.quietAt(page.now);
    return {
      items: items.map((notice) => noticeOf(notice, page, { labels, caller })),
      nextCursor: page.notices.length > limit && last ? toCursor([last.at.toISOString(), last.id]) : null,
      unread: page.unread,
      quiet: quiet && { since: new Date(quiet.since).toISOString(), until: new Date(quiet.until).toISOString() },
      urgentAlways: page.wishes.urgentAlways,
      sound: page.wishes.sound,
    };
  }

  /** Marks some of the caller's notices as read, or all that came up to an instant. */
  @Post('read')
  @HttpCode(200)
  @Permit('self.read')
  async read(@Caller() caller: Principal, @Body() { ids, until }: ReadNoticesDto): Promise<ChangedNoticesDto> {
    return { ids: await this.notices.read(caller, until === undefined ? ids! : new Date(until)) };
  }

  /** Takes that back. */
  @Post('unread')
  @HttpCode(200)
  @Permit('self.read')
  async unread(@Caller() caller: Principal, @Body() { ids }: UnreadNoticesDto): Promise<ChangedNoticesDto> {
    return { ids: await this.notices.unread(caller, ids) };
  }

  /** What the caller wants to be told, and when he wants quiet. */
  @Get('wishes')
  @Permit('self.read')
  async wishes(@Caller() caller: Principal): Promise<NoticeWishesDto> {
    return wishesDto(await this.notices.wishes(caller));
  }

  /** Sets all of that. */
  @Put('wishes')
  @HttpCode(200)
  @Permit('self.read')
  async wish(@Caller() caller: Principal, @Body() body: NoticeWishesDto): Promise<NoticeWishesDto> {
    await this.notices.wish(caller, wishesFrom(body));
    return body;
  }
}
