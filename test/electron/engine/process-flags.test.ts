import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { engineFlags } from '../../../electron/engine/process-flags.ts';

test('a library is opened with the same flags of V8 by every door', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  for (const door of ['start', 'demo', 'bahan', 'bench'])
    expect(scripts[door]).toContain(`node ${engineFlags.join(' ')} `);
});
