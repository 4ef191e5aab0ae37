import { createHash } from 'node:crypto';
import { extname } from 'node:path/posix';

const start = String.raw`(?:file:\/\/\/?|\/|[A-Za-z]:[\\/]|\\\\)`;
/** A line of a stack: what lies before the last name is where somebody installed the program. */
const stackLine = new RegExp(String.raw`^(\s+at .*?)${start}.*?([^\\/]+:\d+:\d+\)?)$`);
const quoted = new RegExp(String.raw`(['"\x60])(${start}.*?)\1`, 'g');
const whole = new RegExp(`^${start}.*$`, 's');
const bare = new RegExp(
  String.raw`(?<![\w.…])(?:${start}[^\s'"\x60:]+[\\/][^\s'"\x60:]+|[A-Za-z]:\\[^\s'"\x60:]+)`,
  'g',
);

/**
 * The same facts without what names a person or what somebody works on: folders and files say both. Each is written as a mark
 * that is the same for the same path, with the ending that says what sort of file it is; of the program's own files the name
 * alone is left.
 */
export function impersonal(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return withoutPaths(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) return impersonal(value as Record<string, unknown>);
  return value;
}

function withoutPaths(text: string): string {
  if (!text.includes('\n') && whole.test(text)) return markOf(text);
  return text
    .split('\n')
    .map((line) =>
      stackLine.test(line)
        ? line.replace(stackLine, '$1$2')
        : line.replace(quoted, (_, quote: string, path: string) => quote + markOf(path) + quote).replace(bare, markOf),
    )
    .join('\n');
}

function markOf(path: string): string {
  const ending = extname(path.replaceAll('\\', '/')).toLowerCase();
  const kind = /^\.[a-z0-9]{1,5}$/.test(ending) ? ending : '';
  return `‹${createHash('sha256').update(path).digest('hex').slice(0, 8)}${kind}›`;
}
