/** How office programs call a document by themselves, in front of the name of its file. */
const program = /^Microsoft (?:Word|Excel|PowerPoint|Publisher|Office \p{L}+)\s+-\s+/iu;
/** What a document is called before anybody calls it anything. */
const nameless =
  /^(?:(?:document|dokumen|book|buku|workbook|presentation|presentasi|slide|drawing|layout|publication|untitled|tanpa judul|new document)[\s_-]*\d*|powerpoint presentation|presentasi powerpoint|scan(?:ned)?(?: (?:document|image))?[\s_-]*\d*)$/iu;

/**
 * Whether the title inside of a file is none that anybody gave it, but a program: it stays among the facts, and is no title
 * that was said.
 */
export const isWeakTitle = (title: string): boolean => program.test(title) || nameless.test(title.trim());

/** The name of the file inside of a program's title: `Surat Undangan.docx` of `Microsoft Word - Surat Undangan.docx`. */
export function nameInTitle(title: string): string | null {
  if (!program.test(title)) return null;
  const name = title.replace(program, '').trim();
  return name === '' || nameless.test(name.replace(/\.\w{2,4}$/u, '')) ? null : name;
}
