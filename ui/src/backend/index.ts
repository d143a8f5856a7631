import { isTauri } from '@tauri-apps/api/core';
import type { Backend } from './backend';

export { asProblem } from './backend';
export type { Backend, DragMoment, ReviewRequest } from './backend';
export type * from './types';

/** The program's own backend in the real window; in a plain browser a stand-in that keeps everything in memory. */
export async function connect(): Promise<Backend> {
  if (isTauri()) return (await import('./tauri')).tauriBackend;
  const { memoryBackend } = await import('./memory/memory');
  return memoryBackend(new URLSearchParams(location.search));
}
