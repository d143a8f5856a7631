import { asProblem, type Problem } from '../backend';

/** Something that is fetched: every view draws all three. */
export type Loadable<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; problem: Problem };

export const loading = { state: 'loading' } as const;

export async function settle<T>(promise: Promise<T>): Promise<Loadable<T>> {
  try {
    return { state: 'ready', value: await promise };
  } catch (caught) {
    return { state: 'failed', problem: asProblem(caught) };
  }
}
