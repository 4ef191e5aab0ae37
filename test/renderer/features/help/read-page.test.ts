import { describe, expect, it } from 'vitest';
import { plainLine, readLine, readPage } from '../../../../renderer/features/help/read-page.ts';

describe('a page of the help', () => {
  it('has a title, headings, paragraphs, lists and pictures', () => {
    const page = readPage('# Judul\n\nSatu.\n\n## Bagian\n\n- a\n- b\n\n1. c\n\n![Jendela](library)\n');
    expect(page.title).toBe('Judul');
    expect(page.blocks).toEqual([
      { type: 'paragraph', of: [{ type: 'text', text: 'Satu.' }] },
      { type: 'heading', of: [{ type: 'text', text: 'Bagian' }] },
      { type: 'list', isOrdered: false, items: [[{ type: 'text', text: 'a' }], [{ type: 'text', text: 'b' }]] },
      { type: 'list', isOrdered: true, items: [[{ type: 'text', text: 'c' }]] },
      { type: 'picture', words: 'Jendela', name: 'library' },
    ]);
  });

  it('has pieces in its lines, one in another', () => {
    expect(readLine('Tekan **{a.b}** atau [[Ctrl++]], `?x:"y z"`, [sini {c}](do:settings).')).toEqual([
      { type: 'text', text: 'Tekan ' },
      { type: 'strong', of: [{ type: 'message', key: 'a.b' }] },
      { type: 'text', text: ' atau ' },
      { type: 'keys', keys: 'Ctrl++' },
      { type: 'text', text: ', ' },
      { type: 'query', text: 'x:"y z"' },
      { type: 'text', text: ', ' },
      {
        type: 'link',
        to: 'do:settings',
        of: [
          { type: 'text', text: 'sini ' },
          { type: 'message', key: 'c' },
        ],
      },
      { type: 'text', text: '.' },
    ]);
  });

  it('takes a tag for text', () => {
    const tag = '<img src=x onerror=alert(1)> <b>a</b>';
    expect(readPage(tag).blocks).toEqual([{ type: 'paragraph', of: [{ type: 'text', text: tag }] }]);
  });

  it('can be said in plain words', () => {
    expect(plainLine(readLine('**{a}** [[F1]] `?b` [c](d)'), (key) => `«${key}»`)).toBe('«a» F1 b c');
  });
});
