import { beforeEach, describe, expect, it } from 'vitest';
import { createEdits } from '../../../renderer/data/edits.ts';
import { createQueries } from '../../../renderer/data/queries.ts';
import { ResultHolder } from '../../../renderer/data/result-holder.ts';
import { notices } from '../../../renderer/state/notices.ts';
import { query } from '../../../renderer/state/query.ts';
import { BahanError } from '../../../shared/errors.ts';
import { createFakeEngine } from '../fake-engine.ts';

async function describing() {
  const fake = createFakeEngine({ assets: 50 });
  const holder = new ResultHolder(fake.engine);
  holder.start();
  await expect.poll(() => holder.state.get().layout?.total).toBe(50);
  return { fake, holder, edits: createEdits(fake.engine, createQueries(), holder) };
}

const notice = () => notices.get().at(-1);

describe('describing assets', () => {
  beforeEach(() => {
    query.set({ text: '', order: 'newest' });
    notices.set([]);
  });

  it('shows what was said at once, before the engine answers', async () => {
    const { holder, edits } = await describing();
    const ids = [holder.idAt(0) ?? '', holder.idAt(1) ?? ''];
    const editing = edits.edit(ids, [{ field: 'title', op: 'set', value: 'Panen raya' }]);
    expect(holder.itemAt(0)?.title).toBe('Panen raya');
    expect(await editing).toBe(true);
    expect(notice()).toMatchObject({ key: 'toast.edited', values: { count: 2 }, action: { label: 'action.undo' } });
  });

  it('takes it off the screen again when the engine refuses, and says why', async () => {
    const { fake, holder, edits } = await describing();
    const before = holder.itemAt(3);
    fake.failNext('assets.edit', new BahanError('disk-full'));
    const editing = edits.edit([before?.id ?? ''], [{ field: 'theme', op: 'set', value: 'UMKM' }]);
    expect(holder.itemAt(3)?.theme).toBe('UMKM');
    expect(await editing).toBe(false);
    expect(holder.itemAt(3)).toEqual(before);
    expect(notice()).toMatchObject({ tone: 'failure', failure: { code: 'disk-full' } });
  });

  it('is taken back and given again', async () => {
    const { fake, holder, edits } = await describing();
    const [first] = fake.cards;
    await edits.edit([holder.idAt(0) ?? ''], [{ field: 'title', op: 'set', value: 'Salah' }]);
    await edits.undo();
    expect(fake.cards[0]).toEqual(first);
    expect(notice()).toMatchObject({ key: 'toast.undone', action: { label: 'action.redo' } });
    await edits.redo();
    expect(fake.cards[0]?.title).toBe('Salah');
  });

  it('says calmly that there is nothing left to undo', async () => {
    const { edits } = await describing();
    await edits.undo();
    expect(notice()).toMatchObject({ tone: 'calm', key: 'toast.nothing-to-undo' });
  });
});
