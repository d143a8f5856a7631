import { language, t } from '../language/language.svelte';

interface Moment {
  year: number;
  month: number;
  day: number;
  time: string | null;
}

/** Reads the day and minute as printed: an article's clock is never moved into the reader's zone. */
function parse(iso: string | null): Moment | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(iso ?? '');
  if (!parts) return null;
  return { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]), time: parts[4] ?? null };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Days as Britons and Germans write them. UTC throughout, so that nothing moves. */
function format(short: boolean): Intl.DateTimeFormat {
  const locale = language.current === 'en' ? 'en-GB' : language.current;
  const key = `${locale} ${short}`;
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(locale, { day: 'numeric', month: short ? 'short' : 'long', ...(short ? {} : { year: 'numeric' }), timeZone: 'UTC' });
    formats.set(key, known);
  }
  return known;
}

const utc = (at: Moment) => new Date(Date.UTC(at.year, at.month - 1, at.day));

/** "12 May 2026, 18:40"; what can't be read is shown as it is. */
export function moment(iso: string | null): string | null {
  if (!iso) return null;
  const at = parse(iso);
  if (!at) return iso;
  return `${format(false).format(utc(at))}${at.time ? `, ${at.time}` : ''}`;
}

/** A normalized value for people: a day or a minute in words, anything else as it is. */
export function printable(value: string): string {
  return /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(value) ? (moment(value) ?? value) : value;
}

/** "12 May, 18:40": where there is little room and the year goes without saying. */
export function shortMoment(iso: string | null): string | null {
  const at = parse(iso);
  if (!at) return iso;
  return `${format(true).format(utc(at))}${at.time ? `, ${at.time}` : ''}`;
}

/** "updated 09:02" on the day of publication, else the whole moment. */
export function updatedAfter(published: string | null, updated: string | null): string | null {
  const [before, after] = [parse(published), parse(updated)];
  if (!updated || updated === published) return null;
  const sameDay = before && after && before.year === after.year && before.month === after.month && before.day === after.day;
  if (sameDay && !after.time) return null;
  return t('date.updated', { time: (sameDay ? after.time : moment(updated)) ?? '' });
}

/** "12–13 May 2026": the days that the articles span; null when none is dated. */
export function span(isos: (string | null)[]): string | null {
  const days = isos.map(parse).filter((at) => at !== null);
  days.sort((a, b) => a.year - b.year || a.month - b.month || a.day - b.day);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  // The blanks around the dash are thin ones, another from engine to engine.
  return format(false)
    .formatRange(utc(first), utc(last))
    .replace(/[\u2009\u202f]/g, ' ')
    .replace(/^(\d{1,2}\.?) – /, '$1–');
}

/** A moment of this computer's own clock (a decision's), in the reader's zone. */
export function ownMoment(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  return new Intl.DateTimeFormat(language.current === 'en' ? 'en-GB' : language.current, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(at);
}
