import * as z from 'zod';
import { UsageError } from './cli-arguments.ts';

/**
 * Reads JSON Lines whole before anything is done with them: a mistake in the last line changes nothing either. Empty
 * lines and a byte order mark are passed over.
 * @throws UsageError that names the line
 */
export function readLines<T>(path: string, text: string, read: (value: unknown) => T): T[] {
  const rows: T[] = [];
  for (const [n, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    try {
      rows.push(read(JSON.parse(line)));
    } catch (error) {
      throw new UsageError('cli.usage.lineUnreadable', { path, line: String(n + 1), reason: reasonOf(error) });
    }
  }
  return rows;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const [issue] = error.issues;
  return issue ? [issue.path.join('.'), issue.message].filter(Boolean).join(': ') : error.message;
}
