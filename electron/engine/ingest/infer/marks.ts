/** Counters, copy marks and version marks that stand at the ends of names. */

const mark =
  'fix(?:ed)?\\d*|final\\d*|banget|bgt|rev\\.?[\\s_]?\\d*|revisi(?:[\\s_]?\\d+)?|v\\d+(?:\\.\\d+)*|ver\\.?[\\s_]?\\d+|edit(?:ed|an)?[\\s_]?\\d*|copy(?:[\\s_]?\\d+)?';
const endings = [
  // - Copy, - Copy (2), _copy, - Salinan
  /[\s_]*[-–_(][\s_]*(?:copy|copi|salin|salinan)(?:[\s_]*\(?\d+\)?)?\)?$/iu,
  // (1), [2], (01)
  /[\s_]*(?:\(\d{1,3}\)|\[\d{1,3}\])$/u,
  // final, FINAL v3, (rev 2), [edit]
  new RegExp(`[\\s_]*[([{][\\s_]*(?:(?:${mark})[\\s_,-]*)+[)\\]}]$`, 'iu'),
  new RegExp(`(?:\\.|(?<=^|[\\s_\\-–]))(?:${mark})$`, 'iu'),
] as const;
const paddedCounter = /[\s_]*[-_][\s_]*0\d{1,4}$/u;
const fieldCounter = /_+\d{1,4}$/u;
const longCounter = /_\d{3,4}$/u;
const realFinal =
  /(?<!\p{L})(?:grand|semi|babak|perempat|seperempat|perdelapan|laga|partai|malam|menuju|pertandingan|hard|soft|photo|foto)[\s_-]*(?:final|copy)$/iu;
const loose = /[\s_,;:.\-–—|+&]+$/u;
const looseStart = /^[\s_,;:\-–—|)\]}.]+/u;
const copyOf = /^(?:copy[\s_]+of|salinan(?:[\s_]+dari)?)[\s_]+/iu;
const leading = [
  /^\(?\d{1,3}[.)](?!\d)[\s_]*/u,
  /^\d{1,3}_+(?=\p{L}|[\s(])/u,
  /^\d{1,3}\s+-\s+/u,
  /^0\d{1,2}\s+(?=\p{L})/u,
  /^\d{1,3}-(?=\p{Lu}\p{L}{3})/u,
];

/** The end of a name without its marks; a bare trailing number stays. `fields`: `_` parts fields, not words. */
export function withoutEndMarks(text: string, fields: boolean): string {
  let rest = trimEnd(text);
  for (let n = 0; n < 12; n++) {
    let next = rest;
    for (const ending of endings) {
      if (realFinal.test(next)) break;
      next = next.replace(ending, '');
    }
    if (!/(?:kodim|korem|yonif|no|nomor)[\s_]+\d+$/iu.test(next)) {
      next = next.replace(paddedCounter, '').replace(fields ? fieldCounter : longCounter, '');
    }
    next = trimEnd(next);
    if (next === rest) return rest;
    rest = next;
  }
  return rest;
}

/** The start of a name without a counter or "Copy of"; a bare quantity stays. */
export function withoutStartMarks(text: string): string {
  let rest = text.replace(looseStart, '').replace(copyOf, '');
  for (const counter of leading) {
    const next = rest.replace(counter, '');
    if (next !== rest) {
      rest = next;
      break;
    }
  }
  return rest.replace(looseStart, '').replace(copyOf, '');
}

/** Without separators left at the end; the dot of "Kab." or "dll." goes only after a space. */
function trimEnd(text: string): string {
  const dotted = /\p{L}\.$/u.test(text);
  return dotted ? text : text.replace(loose, '');
}

export const trimSeparators = (text: string): string => trimEnd(text.trim()).replace(looseStart, '').trim();
