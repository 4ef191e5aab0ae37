import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { WorkerProcess } from '../../../../electron/engine/host.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import { cardsOf, makeBench } from '../../../fixtures/library.ts';
import { age, putFile } from '../../../fixtures/photos.ts';
import { sceneBytes } from '../../../fixtures/scenes.ts';

it('keeps a picture with its title though the process that compares it is lost, and lost again', async () => {
  const base = nodeHost();
  let left = 0;
  let lost = 0;
  const startWorker = (entry: Parameters<typeof base.startWorker>[0]): WorkerProcess => {
    const worker = base.startWorker(entry);
    return {
      get pid() {
        return worker.pid;
      },
      post(message) {
        worker.post(message);
        if ((message as { task?: { what?: string } }).task?.what !== 'likeness' || left === 0) return;
        left -= 1;
        lost += 1;
        worker.kill();
      },
      onMessage: (listener) => worker.onMessage(listener),
      onExit: (listener) => worker.onExit(listener),
      kill: () => worker.kill(),
    };
  };
  const bench = makeBench({ startWorker });
  try {
    const path = join(bench.material, 'kopi.jpg');
    const picture = await sceneBytes(1);
    putFile(path, picture);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({ pictures: true });
    const [card] = await cardsOf(client);
    await client.assets.edit({ ids: [card?.id ?? ''], changes: [{ field: 'title', op: 'set', value: 'Panen kopi' }] });
    left = 2;
    // over itself, as an editor does that keeps the file: its pixels are others, and nothing in it says what it was
    writeFileSync(path, await sharp(picture).modulate({ brightness: 1.08 }).jpeg({ quality: 88 }).toBuffer());
    age(path, 30);
    await client.roots.sweep({ pictures: true });
    expect(lost).toBe(2);
    expect((await cardsOf(client)).map(({ id, title }) => [id, title])).toEqual([[card?.id, 'Panen kopi']]);
  } finally {
    await bench.remove();
  }
});
