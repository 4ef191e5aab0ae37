import { describe, expect, test } from 'vitest';
import { doorHost } from '../../../../electron/doors/decoder/door-host.ts';
import { demoClip } from './clips.ts';

describe('the host of the command line', () => {
  test('decodes by itself what needs no program, and nothing more once it is closed', async () => {
    const { decoder } = doorHost();
    const speech = { path: demoClip('speech.wav'), mime: 'audio/x-wav', seconds: null, count: 20 };
    expect((await decoder.peaks(speech)).values).toHaveLength(20);
    await expect(decoder.peaks({ ...speech, mime: 'text/plain' })).rejects.toMatchObject({ code: 'file-unsupported' });
    await decoder.close();
    await expect(decoder.peaks(speech)).rejects.toMatchObject({ code: 'closed' });
  });

  test('closes what was never asked', async () => {
    await expect(doorHost().decoder.close()).resolves.toBeUndefined();
  });
});
