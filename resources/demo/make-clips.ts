import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { compose, develop, plainLook } from './develop.ts';
import { hours } from './light.ts';
import { random } from './random.ts';
import { teaHills } from './scenes/lands.ts';
import { floodPost } from './scenes/outdoors.ts';
import { stage } from './scenes/rooms.ts';
import type { Brief, Scene } from './scenes/scene.ts';
import { lanterns, market } from './scenes/town.ts';
import { drawLand, viewpoint } from './terrain.ts';

/* Makes the clips that the demo copies. Run by hand where ffmpeg is found: `node resources/demo/make-clips.ts`. */

const out = (name: string) => new URL(`./clips/${name}`, import.meta.url).pathname;

async function encode(args: readonly string[], frames?: AsyncIterable<Buffer>): Promise<void> {
  const child = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  for await (const frame of frames ?? []) if (!child.stdin.write(frame)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}

const raw = (w: number, h: number, fps: number) => [
  '-f',
  'rawvideo',
  '-pix_fmt',
  'rgb24',
  '-s',
  `${w}x${h}`,
  '-r',
  String(fps),
  '-i',
  'pipe:0',
];
const h264 = ['-c:v', 'libx264', '-preset', 'slow', '-crf', '30', '-profile:v', 'high', '-pix_fmt', 'yuv420p', '-an'];

async function* flight(w: number, h: number, many: number): AsyncIterable<Buffer> {
  const land = teaHills(12);
  const start = viewpoint(land, random(12), 200);
  for (let i = 0; i < many; i++) {
    const view = {
      ...start,
      x: start.x + i * 0.25,
      z: start.z + i * 0.55,
      above: 12 + i * 0.09,
      pitch: -0.13,
      lens: 0.55,
      sunBearing: 0.7,
      far: 1200,
    };
    const layers = [{ land: drawLand(land, view, hours.goldenMorning, w, h), exposure: 0.95 }];
    yield await (
      await develop(
        await compose(layers, w, h),
        { width: w, height: h },
        { width: w, height: h },
        { ...plainLook, grain: 0, contrast: 1.14 },
      )
    )
      .raw()
      .toBuffer();
  }
}

/** A slow move over a still, as a tripod makes it. */
async function* pan(
  scene: Scene,
  w: number,
  h: number,
  many: number,
  seed: number,
  words: readonly string[],
  fall: boolean,
): AsyncIterable<Buffer> {
  const size = { width: Math.round(w * 1.6), height: Math.round(h * 1.6) };
  const brief: Brief = {
    dice: random(seed),
    place: seed,
    ...size,
    hour: fall ? 'storm' : 'blueHour',
    dress: 'office',
    masks: false,
    words,
  };
  const picture = scene(brief);
  const still = await (
    await develop(await compose(picture.layers, size.width, size.height), size, size, {
      ...plainLook,
      ...picture.look,
      grain: 0,
    })
  )
    .png()
    .toBuffer();
  for (let i = 0; i < many; i++) {
    const t = i / (many - 1);
    const zoom = 1 - 0.22 * t;
    const cw = Math.round(size.width * zoom * 0.85);
    const ch = Math.round((cw * h) / w);
    const left = Math.round((size.width - cw) * (0.25 + 0.4 * t));
    const top = Math.round((size.height - ch) * 0.55);
    yield await sharp(still).extract({ left, top, width: cw, height: ch }).resize(w, h).raw().toBuffer();
  }
}

/** A melody of struck bamboo, as 16-bit samples. */
function angklung(rate: number, seconds: number): Buffer {
  const notes = [392, 440, 523.25, 587.33, 523.25, 440, 392, 329.63, 392, 440, 523.25, 392];
  const data = Buffer.alloc(rate * seconds * 2);
  for (let i = 0; i < rate * seconds; i++) {
    const at = i / rate;
    let value = 0;
    notes.forEach((hertz, k) => {
      const since = at - k * 0.5;
      if (since < 0 || since > 1.4) return;
      const shake = 0.6 + 0.4 * Math.sin(since * 2 * Math.PI * 11);
      value +=
        Math.exp(-since * 4.2) *
        shake *
        (Math.sin(2 * Math.PI * hertz * since) + 0.4 * Math.sin(2 * Math.PI * hertz * 2.01 * since));
    });
    data.writeInt16LE(Math.max(-32000, Math.min(32000, value * 7000)), i * 2);
  }
  return data;
}

/** Something like a voice in a hall: vowels on a falling pitch, with pauses; no words. */
function speech(rate: number, seconds: number): Buffer {
  const dice = random(5);
  const data = Buffer.alloc(rate * seconds * 2);
  let phase = 0;
  for (let i = 0; i < rate * seconds; i++) {
    const at = i / rate;
    const syllable = Math.floor(at * 4.6);
    const part = at * 4.6 - syllable;
    const silent = syllable % 9 > 6;
    const pitch = 128 - (syllable % 9) * 4 + Math.sin(at * 5) * 5;
    phase += (2 * Math.PI * pitch) / rate;
    let value = 0;
    const form = [
      [700, 1200],
      [320, 2200],
      [450, 900],
      [360, 800],
    ][syllable % 4] as [number, number];
    for (let k = 1; k < 22; k++) {
      const hertz = pitch * k;
      const gain =
        Math.exp(-(((hertz - form[0]) / 160) ** 2)) + 0.5 * Math.exp(-(((hertz - form[1]) / 220) ** 2)) + 0.03;
      value += gain * Math.sin(phase * k);
    }
    const level = silent ? 0 : Math.sin(Math.PI * part) ** 0.6;
    data.writeInt16LE(
      Math.round(Math.max(-1, Math.min(1, value * 0.2)) * level * 12000 + (dice.next() - 0.5) * 220),
      i * 2,
    );
  }
  return data;
}

function rainNoise(rate: number, seconds: number): Buffer {
  const dice = random(9);
  const data = Buffer.alloc(rate * seconds * 2);
  let low = 0;
  for (let i = 0; i < rate * seconds; i++) {
    low += (dice.next() - 0.5 - low) * 0.35;
    const drop = dice.chance(0.0012) ? dice.between(-1, 1) : 0;
    data.writeInt16LE(Math.round((low * 0.55 + drop * 0.3) * (0.75 + 0.25 * Math.sin(i / rate)) * 15000), i * 2);
  }
  return data;
}

mkdirSync(out(''), { recursive: true });
// leaves in motion cost most: a smaller picture keeps the clip small
await encode([...raw(480, 270, 12), ...h264, '-crf', '37', out('tea.mp4')], flight(480, 270, 48));
await encode(
  [...raw(640, 360, 12), ...h264, out('stage.mp4')],
  pan(stage, 640, 360, 54, 3, ['KABUPATEN LEMBAYUNG', 'SELAMAT DATANG', ''], false),
);
await encode([...raw(640, 360, 12), ...h264, out('rain.mp4')], pan(floodPost, 640, 360, 54, 8, [], true));
await encode([...raw(360, 640, 12), ...h264, out('phone.mp4')], pan(lanterns, 360, 640, 48, 5, [], false));
await encode(
  [...raw(640, 360, 12), '-c:v', 'libvpx-vp9', '-b:v', '0', '-crf', '42', '-an', out('market.webm')],
  pan(market, 640, 360, 48, 2, [], false),
);
for (const [name, rate, samples, codec] of [
  [
    'angklung.mp3',
    44100,
    angklung(44100, 7),
    ['-c:a', 'libmp3lame', '-b:a', '96k', '-map_metadata', '-1', '-id3v2_version', '0', '-write_xing', '1'],
  ],
  ['rain.m4a', 44100, rainNoise(44100, 8), ['-c:a', 'aac', '-b:a', '64k']],
  ['speech.wav', 8000, speech(8000, 8), ['-c:a', 'pcm_s16le', '-fflags', '+bitexact']],
] as const) {
  const source = join(tmpdir(), `${name}.pcm`);
  writeFileSync(source, samples);
  await encode(['-f', 's16le', '-ar', String(rate), '-ac', '1', '-i', source, ...codec, out(name)]);
}
