import { BahanError } from '../../../../shared/errors.ts';
import {
  bahanSpace,
  cleanWord,
  fields,
  type Property,
  properties,
  type SidecarField,
  type Words,
  written,
} from './fields.ts';
import { type Record, recordsIn, roomIn, type Wrote, withRecord } from './record.ts';
import { contentOf, emptied, escapedValue, filled, named, rdfOf, type Slot, says, slotOf } from './slots.ts';
import { parseRanges, XmlError, type XmlNode } from './xml-ranges.ts';

/** A sidecar in which nothing is said. */
export const emptySidecar =
  '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n' +
  ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>\n';

/**
 * Writes what people said into the text of a sidecar, and takes back what this library wrote there and nobody says any
 * more. Everything else stays as it is, to the letter. Where another program's words stood, they are kept and come back
 * when the field is cleared; what another program changed since this library wrote it is left, until people say something
 * new. Writing the same again changes nothing, and with no words the text is again what it was before the first time.
 *
 * @param library tells the libraries apart that write into one sidecar
 * @throws `file-damaged` for a text that is no well-formed XML, `file-unsupported` for one that is no XMP
 */
export function putWords(text: string, library: string, words: Words): string {
  let done = text;
  let root = parsed(text);
  if (!rdfOf(root)) throw new BahanError('file-unsupported', {}, { message: 'no rdf:RDF in the sidecar' });
  for (const field of fields) {
    const next = putField(done, root, library, field, cleanWord(words[field]));
    if (next !== done) root = parsed(next);
    done = next;
  }
  return done;
}

function parsed(text: string): XmlNode {
  try {
    return parseRanges(text);
  } catch (cause) {
    if (cause instanceof XmlError) throw new BahanError('file-damaged', {}, { cause, message: cause.message });
    throw cause;
  }
}

const recordOf = (root: XmlNode, library: string): Record =>
  recordsIn(root).find((one) => one.library === library)?.said ?? {};

function putField(
  text: string,
  root: XmlNode,
  library: string,
  field: SidecarField,
  word: Wrote['value'] | undefined,
): string {
  const property = properties[field];
  const record = recordOf(root, library);
  const wrote = record[field];
  const slot = slotOf(root, property);
  const stands = wrote !== undefined && slot !== undefined && says(slot, written(field, wrote.value));
  if (word === undefined) {
    if (!wrote) return text;
    const { [field]: _, ...others } = record;
    return withRecord(stands ? restored(text, slot, wrote.before) : text, library, others);
  }
  const same = wrote !== undefined && JSON.stringify(wrote.value) === JSON.stringify(word);
  if (same) return text;
  const before = stands ? wrote.before : slot && text.slice(slot.start, slot.end);
  const next = withRecord(text, library, {
    ...record,
    [field]: { value: word, ...(before === undefined ? {} : { before }) },
  });
  return withValue(next, property, written(field, word));
}

/** The text in which a property says this, in its old place or in Bahan's own description. */
function withValue(text: string, property: Property, values: readonly string[]): string {
  const root = parseRanges(text);
  const slot = slotOf(root, property);
  if (slot) return says(slot, values) && slot.kind !== 'gap' ? text : filled(text, slot, property, values);
  const room = roomIn(root);
  if (!room) return text;
  const { name, declared } = named(room.spaces, property.space, property.local);
  const element = `\n  <${name}${declared}>${contentOf(property, values, room.spaces)}</${name}>`;
  return text.slice(0, room.at) + element + text.slice(room.at);
}

/** The text in which a place says what it said before. */
function restored(text: string, slot: Slot, before: string | undefined): string {
  const source = before === undefined || before === '' ? undefined : asIn(slot, before);
  if (source === undefined) return emptied(text, slot);
  const { start, end } = slot.kind === 'item' && !isItem(source) ? slot.node : slot;
  const back = text.slice(0, start) + source + text.slice(end);
  try {
    parseRanges(back);
    return back;
  } catch {
    // another program wrote the sidecar anew, and the names that the old words need are not there any more
    return emptied(text, slot);
  }
}

const isItem = (source: string): boolean => /^<(?:[^\s>:]+:)?li[\s>/]/.test(source);

/** What stood somewhere, in the form that its place has now: programs turn attributes into elements and back. */
function asIn(slot: Slot, before: string): string | undefined {
  const element = before.startsWith('<');
  if (slot.kind === 'attribute') {
    return element ? `${slot.name}="${before.replace(/<[^>]*>/g, '').replace(/["'\t\n\r]/g, escapedValue)}"` : before;
  }
  if (element) return before;
  const value = /=\s*(["'])([\s\S]*)\1$/.exec(before)?.[2];
  return value === undefined ? undefined : `<${slot.node.name}>${value}</${slot.node.name}>`;
}

/**
 * A sidecar as one library sees it: `text` without what that library wrote itself, and the `words` that other libraries
 * wrote and that still stand. What is no XMP is given back as it is.
 */
export function settleWords(text: string, library: string | undefined): { text: string; words: Words } {
  if (!text.includes(bahanSpace)) return { text, words: {} };
  try {
    const foreign = library === undefined ? text : putWords(text, library, {});
    const root = parseRanges(foreign);
    const words: Words = {};
    for (const { said } of recordsIn(root)) {
      for (const field of fields) {
        const wrote = said[field];
        const slot = wrote && slotOf(root, properties[field]);
        if (wrote && slot && says(slot, written(field, wrote.value))) words[field] = wrote.value;
      }
    }
    return { text: foreign, words };
  } catch {
    return { text, words: {} };
  }
}
