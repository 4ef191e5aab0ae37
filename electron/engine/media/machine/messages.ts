import type { PictureToRead } from './read-picture.ts';
import type { ReadText } from './sound-words.ts';

/** What the reading process is asked: a picture, or one page of a PDF, from 0. */
export type MachineTask =
  | ({ readonly what: 'picture' } & PictureToRead)
  | { readonly what: 'page'; readonly path: string; readonly page: number };

export type MachineAnswer = ReadText;
