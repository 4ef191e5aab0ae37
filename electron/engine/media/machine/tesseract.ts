import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import type { Grey } from './components.ts';

/** What is used of Tesseract's own interface; the package brings no types. */
interface TessBaseAPI {
  /** 0 when all languages could be loaded. */
  Init(path: null, languages: string, mode: number): number;
  SetVariable(name: string, value: string): boolean;
  /** Takes the file `/input`; 1 when it is no picture. */
  SetImageFile(orientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
  Clear(): void;
}
interface Core {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
  readonly TessBaseAPI: new () => TessBaseAPI;
}
type OpenCore = (options: { TesseractProgress(percent: number): void }) => Promise<Core>;

/** `page`: headings, columns and paragraphs are told apart. `block`: one paragraph or a few lines of one size. */
export type Layout = 'page' | 'block';
// as Tesseract numbers its ways to part a picture
const modes: Readonly<Record<Layout, string>> = { page: '3', block: '6' };
const neural = 1;

/** The fastest first; what a processor cannot run does not load. */
const builds = ['relaxedsimd-lstm', 'simd-lstm', 'lstm'];
const languages = ['ind', 'eng'];

/** A word as it was read. `certainty` 0..1; `line` is the same for the words of one line and grows down the page. */
export interface ReadWord {
  readonly text: string;
  readonly certainty: number;
  readonly line: string;
  readonly paragraph: string;
}

/** Reads Indonesian and English print. Holds about 150 MB; one picture after the other, each blocks the process. */
export class Tesseract {
  readonly #core: Core;
  readonly #api: TessBaseAPI;

  private constructor(core: Core, api: TessBaseAPI) {
    this.#core = core;
    this.#api = api;
  }

  /** @throws Error when no build runs here, or the data of a language is not there */
  static async open(): Promise<Tesseract> {
    const require = createRequire(import.meta.url);
    const core = await openCore(require);
    for (const language of languages) {
      const data = require.resolve(`@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`);
      core.FS.writeFile(`./${language}.traineddata`, gunzipSync(readFileSync(data)));
    }
    const api = new core.TessBaseAPI();
    if (api.Init(null, languages.join('+'), neural) !== 0)
      throw new Error('the data of a language could not be loaded');
    return new Tesseract(core, api);
  }

  /** The words of a picture in the order in which they are read; none when it holds none. */
  words(picture: Grey, layout: Layout): ReadWord[] {
    this.#core.FS.writeFile('/input', plainPicture(picture));
    if (this.#api.SetImageFile(1, 0) === 1) return [];
    this.#api.SetVariable('tessedit_pageseg_mode', modes[layout]);
    this.#api.Recognize(null);
    const table = this.#api.GetTSVText(0);
    this.#api.Clear();
    return wordsOf(table);
  }
}

async function openCore(require: NodeJS.Require): Promise<Core> {
  let failure: unknown;
  for (const build of builds) {
    try {
      const open = require(`tesseract.js-core/tesseract-core-${build}.js`) as OpenCore;
      return await open({ TesseractProgress() {} });
    } catch (cause) {
      failure = cause;
    }
  }
  throw failure;
}

/** A portable grey map, which needs no packing. */
function plainPicture({ data, width, height }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}

/** Rows of Tesseract's table that are words: level, page, block, paragraph, line, word, four of the box, certainty, text. */
function wordsOf(table: string): ReadWord[] {
  return table.split('\n').flatMap((row) => {
    const cells = row.split('\t');
    const [level, , block, paragraph, line] = cells;
    const text = cells.slice(11).join(' ').trim();
    if (level !== '5' || text === '') return [];
    return [
      {
        text,
        certainty: Number(cells[10]) / 100,
        line: `${block} ${paragraph} ${line}`,
        paragraph: `${block} ${paragraph}`,
      },
    ];
  });
}
