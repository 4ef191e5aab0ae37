import { inferFromPath } from '../infer/infer.ts';
import type { Guess } from './guess.ts';

/** How office programs call a document by themselves, in front of the name of its file. */
const program = /^(?:Microsoft (?:Word|Excel|PowerPoint|Publisher|Office \w+)|Layar)\s+-\s+/iu;
/** What a document is called before anybody calls it anything. */
const nameless =
  /^(?:(?:document|dokumen|doc|book|buku|workbook|presentation|presentasi|slide|drawing|gambar|layout|publication|untitled|tanpa judul|new document|template)[\s_-]*\d*|powerpoint presentation|presentasi powerpoint|slide \d+|pt\w+\.tmp|print(?:ing)?|scan(?:ned)?(?: document| image)?(?:[\s_-]*\d+)?|image\d*|page \d+)$/iu;

/**
 * Whether the title inside of a file is none that anybody gave it: the name of a program, or of a document that was new.
 * It is kept among the facts, and proposed at most.
 */
export const isWeakTitle = (title: string): boolean => program.test(title) || nameless.test(title.trim());

/** What is left of a program's title: `Microsoft Word - Surat Undangan.docx` is *Surat Undangan*. */
export function guessFromEmbedded(title: string | null, today: string): Guess | undefined {
  if (title === null || !program.test(title)) return undefined;
  const rest = title.replace(program, '');
  if (nameless.test(rest.replace(/\.\w{2,4}$/u, '').trim())) return undefined;
  // what it names is a file: read as the name of one
  const value = inferFromPath(rest.replaceAll('/', ' '), today).title;
  return value === null ? undefined : { field: 'title', value, reason: 'embedded', certainty: 0.5 };
}
