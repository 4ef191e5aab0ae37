import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferFromPath } from '../../../../electron/engine/ingest/infer/infer.ts';
import { eventFolder } from '../../../../renderer/features/intake/event-folder.ts';

describe('the name of the folder that a card is copied into', () => {
  it('begins with the day, as offices write it', () => {
    expect(eventFolder('Pelepasan Ekspor Kopi', ['2020-10-09'])).toBe('2020-10-09 Pelepasan Ekspor Kopi');
    expect(eventFolder('Porseni', ['2022-09-12', '2022-09-10', '2022-09-11'])).toBe('2022-09-10 sd 2022-09-12 Porseni');
  });

  it('is nothing while nothing was typed', () => {
    expect(eventFolder('', ['2020-10-09'])).toBe('');
    expect(eventFolder(' ... ', ['2020-10-09'])).toBe('');
  });

  it('holds no sign that a system refuses, and never ends in a dot or a space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (what) => {
        const name = eventFolder(what, ['2020-10-09']);
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]/u);
        expect(name).not.toMatch(/[. ]$/);
        expect(name.length).toBeLessThanOrEqual(200);
      }),
    );
  });

  it('is read back by the program as the day and the title that it was made of', () => {
    const read = inferFromPath(eventFolder('Rakor Pengairan', ['2025-02-01', '2025-02-03']), '2026-11-21');
    expect(read).toMatchObject({ title: 'Rakor Pengairan', dateFrom: '2025-02-01', dateTo: '2025-02-03' });
  });
});
