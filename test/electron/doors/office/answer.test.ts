import { writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openFile, streamOf } from '../../../../electron/doors/file-stream.ts';
import { asFetchRequest, sendAnswer } from '../../../../electron/doors/office/answer.ts';
import { tempFolder } from '../../engine/media/temp-folder.ts';

const folder = tempFolder();
const uncaught: unknown[] = [];
const hear = (error: unknown) => uncaught.push(error);
afterEach(() => {
  process.off('uncaughtException', hear);
});

test('a browser that goes away before anything was sent ends its own answer and nothing else', async () => {
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', hear);
  const path = join(folder, 'a.bin');
  writeFileSync(path, Buffer.alloc(700_000));
  let answered = 0;
  const server = createServer((asked, response) => {
    const gone = new Promise((resolve) => response.once('close', resolve));
    const { signal } = asFetchRequest(asked, response, new URL('http://127.0.0.1/'));
    void (async () => {
      const file = await openFile(path);
      await gone;
      await sendAnswer(new Response(streamOf(file, 0, file.size, signal)), asked, response);
      answered += 1;
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  for (let i = 0; i < 5; i++) {
    const asked = request({ host: '127.0.0.1', port });
    asked.on('error', () => {});
    asked.end();
    await new Promise((resolve) => setTimeout(resolve, 50));
    asked.destroy();
  }
  await expect.poll(() => answered).toBe(5);
  await new Promise((resolve) => setTimeout(resolve, 100));
  server.close();
  for (const listener of others) process.on('uncaughtException', listener);
  expect(uncaught).toEqual([]);
});
