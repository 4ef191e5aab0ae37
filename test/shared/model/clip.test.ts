import { describe, expect, it } from 'vitest';
import { type Abilities, type ClipWay, clipFormOf } from '../../../shared/model/clip.ts';

const types = ['video/mp4', 'audio/mpeg'];
const way = (video: ClipWay['video'], audio: ClipWay['audio'], more: Partial<ClipWay> = {}): ClipWay => ({
  ...{ types, video, audio },
  ...more,
});
const film = { kind: 'video', mime: 'video/mp4' } as const;
const sound = { kind: 'audio', mime: 'audio/mpeg' } as const;

describe('as what a clip is written', () => {
  it.each<[string, Abilities['ways'], 'mp4' | 'webm' | null, 'm4a' | 'weba' | 'wav' | null]>([
    ['all encoders', [way(['avc', 'vp9'], ['aac', 'opus', 'pcm'])], 'mp4', 'm4a'],
    ['none for AAC', [way(['avc', 'vp9'], ['opus', 'pcm'])], 'webm', 'weba'],
    ['none for H.264', [way(['vp8'], ['aac', 'opus', 'pcm'])], 'webm', 'm4a'],
    ['none but for plain sound', [way([], ['pcm'])], null, 'wav'],
    ['nothing at all', [], null, null],
    ['a way that does not open it', [way(['avc'], ['aac'], { types: ['video/webm'] })], null, null],
    ['a second way with better ones', [way(['vp9'], ['opus']), way(['avc'], ['aac'])], 'mp4', 'm4a'],
    ['halves in two ways', [way(['avc'], ['pcm']), way([], ['aac'])], null, 'm4a'],
  ])('with %s', (_name, ways, ofFilm, ofSound) => {
    expect([clipFormOf({ ways }, film), clipFormOf({ ways }, sound)]).toEqual([ofFilm, ofSound]);
  });

  it('AAC that is there already needs no encoder', () => {
    const ways = [way(['avc', 'vp9'], ['opus', 'pcm'])];
    expect(clipFormOf({ ways }, { ...film, audioCodec: 'AAC' })).toBe('mp4');
    expect(clipFormOf({ ways }, { ...film, audioCodec: 'Opus' })).toBe('webm');
    expect(clipFormOf({ ways }, { ...sound, audioCodec: 'AAC' })).toBe('m4a');
  });

  it('a codec that a way does not decode leaves it to the others, and one with a name of its own is tried', () => {
    const page = way(['avc'], ['aac'], { decodes: ['AV1'] });
    const all = way(['vp9'], ['opus']);
    expect(clipFormOf({ ways: [page] }, { ...film, videoCodec: 'AV1', audioCodec: 'AAC' })).toBe('mp4');
    expect(clipFormOf({ ways: [page] }, { ...film, videoCodec: 'H.265 (HEVC)' })).toBeNull();
    expect(clipFormOf({ ways: [page] }, { ...film, videoCodec: 'H.264', audioCodec: 'AC-3' })).toBeNull();
    expect(clipFormOf({ ways: [page, all] }, { ...film, videoCodec: 'ProRes' })).toBe('webm');
    expect(clipFormOf({ ways: [page] }, { ...film, videoCodec: 'abcd' })).toBe('mp4');
    expect(clipFormOf({ ways: [page] }, { ...sound, videoCodec: 'H.265 (HEVC)' })).toBe('m4a');
  });

  it('a photo has no clip', () => {
    expect(clipFormOf({ ways: [way(['avc'], ['aac'])] }, { kind: 'photo', mime: 'video/mp4' })).toBeNull();
  });
});
