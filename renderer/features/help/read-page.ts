/** A piece of a line. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong'; readonly of: readonly Inline[] }
  /** A question that can be tried. */
  | { readonly type: 'query'; readonly text: string }
  | { readonly type: 'keys'; readonly keys: string }
  /** Words of the window itself, by their key, so that a page cannot call a button what it is not called any more. */
  | { readonly type: 'message'; readonly key: string }
  /** To another page, or `do:` and a room of the window. */
  | { readonly type: 'link'; readonly to: string; readonly of: readonly Inline[] };

export type Block =
  | { readonly type: 'heading'; readonly of: readonly Inline[] }
  | { readonly type: 'paragraph'; readonly of: readonly Inline[] }
  | { readonly type: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly type: 'picture'; readonly name: string; readonly words: string };

export interface ReadPage {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Reads a page: `#` its title, `##` headings, lists, pictures and paragraphs. Anything else is text; there is no HTML. */
export function readPage(source: string): ReadPage {
  const lines = source.split(/\r?\n/);
  const title = lines.find((line) => line.startsWith('# '))?.slice(2) ?? '';
  const blocks: Block[] = [];
  for (const line of lines) {
    const item = /^(-|\d+\.) (.*)$/.exec(line);
    const picture = /^!\[(.*)\]\(([\w-]+)\)$/.exec(line);
    if (line.trim() === '' || line.startsWith('# ')) continue;
    if (line.startsWith('## ')) blocks.push({ type: 'heading', of: readLine(line.slice(3)) });
    else if (picture) blocks.push({ type: 'picture', words: picture[1] ?? '', name: picture[2] ?? '' });
    else if (item) addItem(blocks, item[1] !== '-', readLine(item[2] ?? ''));
    else blocks.push({ type: 'paragraph', of: readLine(line) });
  }
  return { title, blocks };
}

function addItem(blocks: Block[], isOrdered: boolean, item: readonly Inline[]): void {
  const last = blocks.at(-1);
  if (last?.type === 'list' && last.isOrdered === isOrdered) {
    blocks[blocks.length - 1] = { ...last, items: [...last.items, item] };
  } else blocks.push({ type: 'list', isOrdered, items: [item] });
}

const piece =
  /\*\*(?<strong>.+?)\*\*|`\?(?<query>[^`]+)`|\[\[(?<keys>[^\]]+)\]\]|\[(?<words>[^\]]+)\]\((?<to>[\w:-]+)\)|\{(?<key>[\w.-]+)\}/g;

/** The pieces of a line, in their order. */
export function readLine(text: string): Inline[] {
  const found: Inline[] = [];
  let at = 0;
  const plain = (to: number) => {
    if (to > at) found.push({ type: 'text', text: text.slice(at, to) });
  };
  for (const match of text.matchAll(piece)) {
    const { strong, query, keys, words, to, key } = match.groups as Record<string, string | undefined>;
    plain(match.index);
    at = match.index + match[0].length;
    if (strong !== undefined) found.push({ type: 'strong', of: readLine(strong) });
    else if (query !== undefined) found.push({ type: 'query', text: query });
    else if (keys !== undefined) found.push({ type: 'keys', keys });
    else if (words !== undefined && to !== undefined) found.push({ type: 'link', to, of: readLine(words) });
    else if (key !== undefined) found.push({ type: 'message', key });
  }
  plain(text.length);
  return found;
}

/** All pieces of a page, those inside of others too. */
export function piecesOf({ blocks }: ReadPage): Inline[] {
  const inside = (line: readonly Inline[]): Inline[] =>
    line.flatMap((one) => ('of' in one ? [one, ...inside(one.of)] : [one]));
  return blocks.flatMap((block) => {
    if (block.type === 'picture') return [];
    return block.type === 'list' ? block.items.flatMap(inside) : inside(block.of);
  });
}

/** A line as plain words. `say` gives the words of the window. */
export function plainLine(line: readonly Inline[], say: (key: string) => string): string {
  return line.map((one) => plainPiece(one, say)).join('');
}

function plainPiece(one: Inline, say: (key: string) => string): string {
  switch (one.type) {
    case 'text':
    case 'query':
      return one.text;
    case 'keys':
      return one.keys;
    case 'message':
      return say(one.key);
    case 'strong':
    case 'link':
      return plainLine(one.of, say);
  }
}
