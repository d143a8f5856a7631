import type { ConfidenceView, DecisionView, DifferenceKindView, FileOutcome, SeverityView, StatusView } from '../backend';

/** The words of the window for the closed sets of the wire. One place, so that one thing has one name. */
export const kindLabel: Record<DifferenceKindView, string> = {
  number: 'Number',
  money: 'Money',
  percent: 'Percent',
  age: 'Age',
  date: 'Date',
  time: 'Time',
  place: 'Place',
  name: 'Name',
  title: 'Title or status',
  quote: 'Quote',
  speaker: 'Speaker',
  attribution: 'Attribution',
  certainty: 'Certainty',
  negation: 'Negation',
  actor: 'Who did it',
  sequence: 'Order of events',
  other: 'Other',
};

export const severityLabel: Record<SeverityView, string> = { material: 'Material', minor: 'Minor' };

export const confidenceLabel: Record<ConfidenceView, string> = { high: 'High', medium: 'Medium', low: 'Low' };

export const statusLabel: Record<StatusView, string> = { agree: 'same fact', differ: 'differs', single: 'one outlet only' };

export const decisionLabel: Record<DecisionView, string> = {
  open: 'Open',
  confirmed: 'Confirmed',
  dismissed: 'Dismissed',
  resolved: 'Resolved',
};

export const outcomeLabel: Record<FileOutcome['state'], string> = {
  waiting: 'Waiting',
  reading: 'Reading…',
  imported: 'Imported',
  duplicate: 'Already in this event',
  refused: 'Not imported',
  cancelled: 'Cancelled',
};

/** "1 outlet", "3 outlets". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}
