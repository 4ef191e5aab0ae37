/** Endings of what comes raw from a camera. */
const raw = /\.(cr2|cr3|crw|nef|nrw|arw|sr2|srf|dng|raf|orf|rw2|pef|srw|x3f|3fr|iiq|erf|mrw|kdc|dcr|mef|mos|gpr|rwl)$/i;
/** Endings of working files, which look like any picture but are not for handing out. */
const working = /\.(psd|psb|ai|eps|cdr|indd|svg|tiff?)$/i;

export const isRaw = (name: string): boolean => raw.test(name);

/**
 * What a picture in the grid says about its format; undefined where nobody needs to know. Of a stack every half says
 * it, as they look alike.
 */
export function formatMark(name: string, isStacked: boolean): string | undefined {
  if (isRaw(name)) return 'RAW';
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase();
  if (!ending || !(isStacked || working.test(name))) return undefined;
  return ending === 'JPG' ? 'JPEG' : ending === 'TIF' ? 'TIFF' : ending;
}
