import sharp, { type OverlayOptions } from 'sharp';
import { drawWords, type TextStyle } from './text-layer.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Drawn {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
}

/** A card while it is drawn: shapes below, words above them. */
export class Canvas {
  readonly #width: number;
  readonly #height: number;
  readonly #paper: string;
  readonly #shapes: string[] = [];
  readonly #layers: OverlayOptions[] = [];

  constructor(width: number, height: number, paper: string) {
    this.#width = width;
    this.#height = height;
    this.#paper = paper;
  }

  /** A shape of SVG. Only numbers and colours of this program go in here, never words of a file. */
  shape(svg: string): void {
    this.#shapes.push(svg);
  }

  /** Draws words into a box from its upper left corner. Gives the size that they took; none for nothing. */
  async words(text: string, box: Box, style: TextStyle): Promise<{ readonly width: number; readonly height: number }> {
    const width = Math.floor(box.width);
    const height = Math.floor(box.height);
    const layer = text === '' || width < 1 || height < 1 ? undefined : await drawWords(text, { width, height }, style);
    if (!layer) return { width: 0, height: 0 };
    this.#layers.push({
      input: layer.data,
      raw: { width: layer.width, height: layer.height, channels: 4 },
      left: Math.round(box.x),
      top: Math.round(box.y),
    });
    return layer;
  }

  /** The file's type in a coloured mark. Gives where it ends. */
  async badge(label: string, x: number, y: number, colour: string): Promise<number> {
    const padding = 18;
    const { width } = await this.words(
      label,
      { x: x + padding, y: y + 15, width: 300, height: 40 },
      { size: 30, colour: '#ffffff', bold: true },
    );
    this.shape(`<rect x="${x}" y="${y}" width="${width + 2 * padding}" height="52" rx="8" fill="${colour}"/>`);
    return x + width + 2 * padding;
  }

  async done(): Promise<Drawn> {
    const size = `width="${this.#width}" height="${this.#height}"`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="${this.#paper}"/>${this.#shapes.join('')}</svg>`;
    const data = await sharp(Buffer.from(svg)).composite(this.#layers).removeAlpha().raw().toBuffer();
    return { data, width: this.#width, height: this.#height, channels: 3 };
  }
}
