import type { ConfidenceView, DecisionView, DifferenceKindView, FileOutcome, SeverityView, StatusView } from '../backend';
import { t } from '../language/language.svelte';

/** The words of the window for the closed sets of the wire. One place, so that one thing has one name. */
export const kindLabel = (kind: DifferenceKindView) => t(`kind.${kind}`);
export const severityLabel = (severity: SeverityView) => t(`severity.${severity}`);
export const confidenceLabel = (confidence: ConfidenceView) => t(`confidence.${confidence}`);
export const statusLabel = (status: StatusView) => t(`status.${status}`);
export const decisionLabel = (decision: DecisionView) => t(`decision.${decision}`);
export const outcomeLabel = (state: FileOutcome['state']) => t(`outcome.${state}`);

const factKinds = ['number', 'money', 'percent', 'age', 'date', 'time', 'duration', 'set', 'place', 'person', 'organization', 'title', 'quote', 'hedge', 'negation'] as const;
export type FactKind = (typeof factKinds)[number];

export function isFactKind(kind: string): kind is FactKind {
  return (factKinds as readonly string[]).includes(kind);
}

/** What sort of fact, in words; a sort that this window does not know yet keeps its own name. */
export const factLabel = (kind: string) => (isFactKind(kind) ? t(`fact.${kind}`) : kind);

/** "1 outlet", "3 outlets", for words that are not in the catalogue. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}
