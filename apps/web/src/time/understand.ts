import { ZoneClock, wallTime } from '#domain/calendar/time-zone.rule.js';
import { nextOpening, openAt, type Stretch } from './hours';
import { chineseHour, chinesePart, chineseSpan, plainChinese } from './words/chinese';
import { isLanguage, saidDays, writtenDays, type Language } from './words/days';
import { englishHour, englishPart, englishSpan, plainEnglish } from './words/english';
import { PARTS, type Found, type PartName, type SaidDays, type SaidHour } from './words/reading';
import { plainRussian, russianHour, russianPart, russianSpan } from './words/russian';

/** What was made of words for a time; instants are epoch ms. */
export type Understood =
  /** `finer`: other hours of the part of the day that was named. */
  | { kind: 'certain'; at: number; finer: readonly number[] }
  /** The reader chooses. `passed`: the hour has gone by today; `several`: it may be read in several ways; `closed`: at `said` we do not work. */
  | { kind: 'choose'; why: 'passed' | 'several' | 'closed'; said: number; answers: readonly number[] }
  /** A day that has gone by. */
  | { kind: 'past' }
  | { kind: 'none' };

/** Where and when the words are said. */
export interface Setting {
  /** ru, en or zh. */
  language: string;
  now: number;
  /** Whose clock is meant. */
  zone: string;
  /** When we work, known until `until`; empty where nobody has said. */
  hours: readonly Stretch[];
  until: number;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const NOON = 12 * 60;
/** As many answers as one takes in at a glance. */
const MOST = 5;

interface Grammar {
  plain: (text: string) => string;
  span: (text: string) => Found<number> | null;
  hour: (text: string) => Found<SaidHour> | null;
  part: (text: string) => Found<PartName> | null;
  /** What may not be left over: it speaks of a time that was not understood. */
  ofTime: RegExp;
}

const GRAMMARS: Readonly<Record<Language, Grammar>> = {
  ru: {
    plain: plainRussian,
    span: russianSpan,
    hour: russianHour,
    part: russianPart,
    ofTime:
      /\d|(?<!\p{L})(?:час|минут|мин(?!\p{L})|недел|месяц|год|дн[яеи]|день|утр|вечер|обед|ноч|полтора|после|через|до(?!\p{L})|половин|позавчера|вчера|назад)/u,
  },
  en: {
    plain: plainEnglish,
    span: englishSpan,
    hour: englishHour,
    part: englishPart,
    ofTime: /\d|\b(?:hours?|minutes?|weeks?|months?|years?|days?|morning|evening|night|lunch|after|before|until|past|half|quarter|ago|yesterday)\b/u,
  },
  zh: { plain: plainChinese, span: chineseSpan, hour: chineseHour, part: chinesePart, ofTime: /[\d点时分周天月日号年前后半刻]|小时|星期|上午|下午|晚上|昨/u },
};

/** What somebody means who says when to call: «завтра в 10», "in 20 minutes", 明天上午10点. Nothing is guessed: where it could be two times, both are answers. */
export function understand(text: string, setting: Setting): Understood {
  if (text.trim() === '' || !isLanguage(setting.language)) return { kind: 'none' };
  const grammar = GRAMMARS[setting.language];
  const plain = ` ${grammar.plain(text.trim())} `.replaceAll(/[;!?«»"()]|[.,](?!\d)/g, ' ').replaceAll(/\s+/g, ' ');
  const span = grammar.span(plain);
  if (span) return grammar.ofTime.test(span.rest) ? { kind: 'none' } : inHours(certain(Math.round((setting.now + span.what) / MINUTE) * MINUTE), setting);
  const now = wallTime(setting.zone, setting.now);
  const today = now - (now % DAY);
  const place = { language: setting.language, today, now };
  const written = writtenDays(plain, place);
  const part = grammar.part(written?.rest ?? plain);
  const hour = grammar.hour(part?.rest ?? written?.rest ?? plain);
  const left = hour?.rest ?? part?.rest ?? written?.rest ?? plain;
  const days = written ?? saidDays(left, place);
  const rest = written ? left : (days?.rest ?? left);
  // Something of a time was said that no rule knows: half an answer would be a wrong one.
  if (grammar.ofTime.test(rest)) return { kind: 'none' };
  return inHours(new Reckoning(setting, today).of(days?.what ?? null, withPart(hour?.what ?? null, part?.what ?? null)), setting);
}

function certain(at: number, finer: readonly number[] = []): Understood {
  return { kind: 'certain', at, finer };
}

/** «в 7 вечера»: the part of the day says which half an hour is of. */
function withPart(hour: SaidHour | null, part: PartName | null): SaidHour | null {
  if (part === null) return hour;
  if (hour === null) return PARTS[part];
  if (hour.kind === 'about' || hour.sure) return hour;
  const late = part === 'evening' || part === 'endOfDay' || ((part === 'afternoon' || part === 'lunch') && hour.minutes < 8 * 60);
  return { kind: 'at', minutes: late && hour.minutes < NOON ? hour.minutes + NOON : hour.minutes, sure: true };
}

/** Makes instants of days and hours by one clock. */
class Reckoning {
  private readonly clock: ZoneClock;

  constructor(
    private readonly setting: Setting,
    private readonly today: number,
  ) {
    this.clock = ZoneClock.of(setting.zone);
  }

  of(days: SaidDays | null, hour: SaidHour | null): Understood {
    if (days === null && hour === null) return { kind: 'none' };
    if (days === null) return this.anyDay(hour!);
    const at = hour ?? PARTS.day;
    const open = days.days.filter((day) => day >= this.today);
    if (open.length === 0) return { kind: 'past' };
    if (days.several && open.length > 1) {
      const answers = open.map((day) => (day === this.today ? this.next(at) : this.likeliest(day, at))).filter((one) => one > this.setting.now);
      return answers.length === 1 ? certain(answers[0]!) : { kind: 'choose', why: 'several', said: answers[0]!, answers: answers.slice(0, MOST) };
    }
    return open[0] === this.today ? this.onToday(at, hour !== null) : this.onDay(open[0]!, at);
  }

  /** A part of the day that is over is meant for tomorrow; an hour that is over may be meant otherwise. */
  private anyDay(hour: SaidHour): Understood {
    if (hour.kind === 'at') return this.onToday(hour, true);
    const left = this.finer(this.today, hour);
    return left.length > 0 ? this.about(this.today, hour, left) : this.onDay(this.today + DAY, hour);
  }

  /** Today's hour that is still to come; of a part of the day the first. */
  private next(hour: SaidHour): number {
    return hour.kind === 'about' ? (this.finer(this.today, hour)[0] ?? 0) : this.likeliest(this.today, hour);
  }

  private onDay(day: number, hour: SaidHour): Understood {
    if (hour.kind === 'about') return this.about(day, hour, this.finer(day, hour));
    const at = this.likeliest(day, hour);
    const other = this.otherHalf(day, hour);
    return certain(at, hour.sure || other === at || this.night(hour) ? [] : [at, other].toSorted((a, b) => a - b));
  }

  private onToday(hour: SaidHour, said: boolean): Understood {
    const { now } = this.setting;
    if (hour.kind === 'about') {
      const left = said ? this.finer(this.today, hour) : this.laterToday();
      if (left.length > 0) return this.about(this.today, hour, left);
      const [first, ...others] = this.finer(this.today + DAY, hour);
      return { kind: 'choose', why: 'passed', said: this.instant(this.today, hour.main), answers: [first!, ...others] };
    }
    const at = this.likeliest(this.today, hour);
    if (at > now) return certain(at);
    const tonight = hour.sure ? at : this.instant(this.today, hour.minutes + NOON);
    const tomorrow = this.likeliest(this.today + DAY, hour);
    return { kind: 'choose', why: 'passed', said: at, answers: tonight > now && !hour.sure ? [tomorrow, tonight] : [tomorrow] };
  }

  private about(day: number, hour: SaidHour & { kind: 'about' }, finer: readonly number[]): Understood {
    const main = this.instant(day, hour.main);
    const open = finer.filter((at) => this.open(at) !== false);
    const shown = open.length > 0 ? open : finer;
    return certain(shown.includes(main) ? main : shown[0]!, shown.length > 1 ? shown.slice(0, MOST) : []);
  }

  /** The hours that are still to come. */
  private finer(day: number, { main, finer }: SaidHour & { kind: 'about' }): number[] {
    const all = [...new Set([...finer, main])].toSorted((a, b) => a - b).map((minutes) => this.instant(day, minutes));
    return all.filter((at) => at > this.setting.now);
  }

  /** «сегодня» without an hour: the next whole ones. */
  private laterToday(): number[] {
    const next = Math.ceil((this.setting.now + HOUR / 2) / HOUR) * HOUR;
    const end = this.instant(this.today + DAY, 0);
    const hours = Array.from({ length: MOST }, (_none, index) => next + index * HOUR).filter((at) => at < end);
    return hours.filter((at) => this.open(at) !== false);
  }

  /** Of the two halves of the day the one in which we work; at night nobody calls. */
  private likeliest(day: number, hour: SaidHour): number {
    if (hour.kind === 'about') return this.instant(day, hour.main);
    const early = this.instant(day, hour.minutes);
    if (hour.sure || hour.minutes >= NOON) return early;
    const late = this.instant(day, hour.minutes + NOON);
    if (day === this.today && hour.minutes >= 7 * 60) return early;
    if (this.open(early) !== this.open(late)) return this.open(late) ? (hour.minutes < 8 * 60 ? late : early) : early;
    return this.night(hour) ? late : early;
  }

  private otherHalf(day: number, hour: SaidHour & { kind: 'at' }): number {
    const at = this.likeliest(day, hour);
    if (hour.minutes >= NOON) return at;
    const [early, late] = [this.instant(day, hour.minutes), this.instant(day, hour.minutes + NOON)];
    return hour.minutes < 8 * 60 ? (at === early ? late : early) : at;
  }

  /** Between midnight and seven o'clock. */
  private night({ minutes }: SaidHour & { kind: 'at' }): boolean {
    return minutes < 7 * 60;
  }

  private open(at: number): boolean | null {
    return openAt(at, this.setting.hours, this.setting.until);
  }

  private instant(day: number, minutes: number): number {
    return this.clock.instantOf(day + minutes * MINUTE);
  }
}

/** Outside of our hours the reader is asked: the next opening, or at that time all the same. */
function inHours(understood: Understood, { hours, until, now }: Setting): Understood {
  if (understood.kind !== 'certain') return understood;
  if (understood.at <= now) return { kind: 'past' };
  if (openAt(understood.at, hours, until) !== false) return understood;
  const opening = nextOpening(understood.at, hours);
  return { kind: 'choose', why: 'closed', said: understood.at, answers: opening === null ? [understood.at] : [opening, understood.at] };
}
