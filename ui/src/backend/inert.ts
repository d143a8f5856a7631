/**
 * What cannot be seen and could lie: control characters, the marks that turn the direction of what stands around them (overrides,
 * embeddings, isolates), and separators that are drawn as nothing. Tabs and line breaks stay.
 */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ufff9-\ufffb]/gu;

/**
 * All texts in a value that came from the program, with a � for each character that cannot be seen: the file's words are shown where they
 * stand, and nothing in them moves what stands beside them. Objects and lists are changed in place; they are the answer's own.
 */
export function inert<T>(value: T): T {
  if (typeof value === 'string') return value.replace(UNSEEN, '\ufffd') as T & string;
  if (typeof value !== 'object' || value === null) return value;
  const parts = value as Record<string, unknown>;
  for (const key of Object.keys(parts)) {
    const part = parts[key];
    if (typeof part === 'string' || typeof part === 'object') parts[key] = inert(part);
  }
  return value;
}
