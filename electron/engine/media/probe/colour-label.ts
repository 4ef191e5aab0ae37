import type { LabelColour } from '../../../../shared/model/edit.ts';
import { type Xmp, xmpText } from './xmp.ts';

/**
 * The words by which programs call their five labels, in lower case: Lightroom and digiKam the colours, Bridge what they mean
 * by default. They are kept as the text that the writing program showed, so in its language.
 */
const words: Readonly<Record<LabelColour, string>> = {
  red: 'red|select|merah|rot|rouge|rojo|rosso|rood|vermelho',
  yellow: 'yellow|second|kuning|gelb|jaune|amarillo|giallo|geel|amarelo',
  green: 'green|approved|hijau|grün|vert|verde|groen',
  blue: 'blue|review|biru|blau|bleu|azul|blu|blauw',
  purple: 'purple|to do|ungu|magenta|violet|lila|pourpre|violeta|púrpura|viola|paars|roxo',
};

const byWord = new Map(
  (Object.keys(words) as LabelColour[]).flatMap((colour) => words[colour].split('|').map((word) => [word, colour])),
);

/** The colour that a picture was marked with (XMP part 2, xmp:Label); what is no known word is none. */
export const labelFrom = (xmp: Xmp): LabelColour | undefined =>
  byWord.get((xmpText(xmp, 'xmp:Label') ?? '').normalize('NFC').trim().toLowerCase());

/** How a label is written, so that Lightroom, Bridge in English and digiKam show its colour. */
export const labelWord = (colour: string): string => colour.charAt(0).toUpperCase() + colour.slice(1);
