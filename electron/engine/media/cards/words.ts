/** Line breaks in one run that are more than a paragraph's end. */
const gaps = /\n{2,}/g;
/**
 * What must not reach the text layout: controls, lone surrogates, private and unassigned characters, and format
 * characters (direction overrides among them), save the two joiners that scripts and emoji are written with.
 */
const unprintable = /(?!\n)[\p{Cc}\p{Cs}\p{Co}\p{Cn}]|(?![\u200c\u200d])\p{Cf}/gu;
/** Marks piled on one letter; three are more than any language stacks. */
const piledMarks = /(\p{M}{3})\p{M}+/gu;

/** Words of a file as they may be drawn: at most `most` characters, one line break at a time, no controls. */
export function printable(text: string, most: number): string {
  // what is cut off is not worth cleaning; twice as much is enough to still fill the room
  const near = text.length > most * 2 + 1000 ? text.slice(0, most * 2 + 1000) : text;
  const clean = near
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/[\t\u00a0]/g, ' ')
    .replace(unprintable, '')
    .replace(piledMarks, '$1')
    .replace(/ {2,}/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(gaps, '\n')
    .trim();
  return [...clean].length > most ? cutAt(clean, most) : clean;
}

/** The same in one line. */
export const oneLine = (text: string, most: number): string =>
  printable(text.slice(0, most * 4).replace(/\s+/g, ' '), most);

/** Shortened to `most` characters, at a space where one is near, with an ellipsis. */
export function cutAt(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  if (most < 2) return '';
  const kept = characters.slice(0, Math.max(0, most - 1)).join('');
  const space = Math.max(kept.lastIndexOf(' '), kept.lastIndexOf('\n'));
  return `${(space > kept.length * 0.75 ? kept.slice(0, space) : kept).trimEnd()}…`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe inside the markup that text is laid out from, which would else take words of a file as commands. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => escapes[each] ?? '');
