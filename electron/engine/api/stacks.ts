import { BahanError } from '../../../shared/errors.ts';
import { applyEdit, type EditItem } from '../db/edits.ts';
import { newId } from '../db/ids.ts';
import { assetsOfStack, stackOfAsset } from '../db/stack-rows.ts';
import { nearShots } from '../ingest/near-shots.ts';
import type { Implementer } from './base.ts';
import { edited } from './edited.ts';
import type { Engine } from './engine.ts';

export const stacksApi = (os: Implementer['stacks'], engine: Engine) => {
  const { db } = engine;
  const say = (person: string | undefined, items: readonly EditItem[]) =>
    edited(engine, () => applyEdit(db, engine.editContext(person), items));
  return {
    make: os.make.handler(({ input: { assets, top }, context }) => {
      const ids = [...new Set(assets)];
      if (ids.length < 2 || (top !== null && !ids.includes(top)))
        throw new BahanError('bad-input', { field: 'assets' });
      const word = newId();
      return say(
        context.person,
        ids.map((id) => ({ id, changes: [{ field: 'stack', op: 'set', value: word }, onTop(id === top)] })),
      );
    }),
    take: os.take.handler(({ input: { assets }, context }) =>
      say(
        context.person,
        [...new Set(assets)].map((id) => ({ id, changes: [{ field: 'stack', op: 'set', value: '' }, onTop(false)] })),
      ),
    ),
    top: os.top.handler(({ input: { asset }, context }) => {
      const stack = stackOfAsset(db, asset);
      const stacked = stack === null ? [asset] : assetsOfStack(db, stack);
      if (stacked.length < 2) throw new BahanError('bad-input', { field: 'asset' });
      return say(
        context.person,
        stacked.map((id) => ({ id, changes: [onTop(id === asset)] })),
      );
    }),
    propose: os.propose.handler(async ({ input: { assets }, signal }) => ({
      stacks: await nearShots(engine, assets, signal),
    })),
  };
};

const onTop = (is: boolean): EditItem['changes'][number] => ({
  field: 'stackTop',
  op: 'set',
  value: is ? 'yes' : null,
});
