const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

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

const name = (month: number) => months[month - 1] ?? '';

/** "12 May 2026, 18:40"; what can't be read is shown as it is. */
export function moment(iso: string | null): string | null {
  if (!iso) return null;
  const at = parse(iso);
  if (!at) return iso;
  return `${at.day} ${name(at.month)} ${at.year}${at.time ? `, ${at.time}` : ''}`;
}

/** "updated 09:02" on the day of publication, else the whole moment. */
export function updatedAfter(published: string | null, updated: string | null): string | null {
  const [before, after] = [parse(published), parse(updated)];
  if (!updated || updated === published) return null;
  const sameDay = before && after && before.year === after.year && before.month === after.month && before.day === after.day;
  if (sameDay && !after.time) return null;
  return `updated ${sameDay ? after.time : moment(updated)}`;
}

/** "12–13 May 2026": the days that the articles span; null when none is dated. */
export function span(isos: (string | null)[]): string | null {
  const days = isos.map(parse).filter((at) => at !== null);
  days.sort((a, b) => a.year - b.year || a.month - b.month || a.day - b.day);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const end = `${last.day} ${name(last.month)} ${last.year}`;
  if (first.year !== last.year) return `${first.day} ${name(first.month)} ${first.year} – ${end}`;
  if (first.month !== last.month) return `${first.day} ${name(first.month)} – ${end}`;
  return first.day === last.day ? end : `${first.day}–${end}`;
}
