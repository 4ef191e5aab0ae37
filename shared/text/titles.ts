import { fold } from './fold.ts';

/** Degrees and forms of address that stand before and behind names, without their full stops. */
const titles = new Set(
  (
    'prof dr dra drs drg drh ir h hj kh ust r rr tgk ' +
    'sh se st sp spd spdi spt spi sip sik skm skom ssi ssos ssn ssit sag sap shut stp sked skep samd amd amdkeb ' +
    'mh mm mt mp mpd msi mkes mkom msc msn mag map mba mip mhum msos phd cht'
  ).split(' '),
);
/** Those that are nothing else, however they are written; the others need the full stop that titles are written with. */
const plainTitles = new Set('prof drs dra drg hj spd mpd msi mkes mkom skom ssos skm phd'.split(' '));

/** Whether a word as it is typed is a title: *Drs.*, *S.H.,*, *M.Si*; an *h* without a full stop is a letter. */
export function isTitle(text: string): boolean {
  const bare = fold(text).replace(/[,;]+$/, '');
  const letters = bare.replaceAll('.', '');
  return plainTitles.has(letters) || (bare.includes('.') && titles.has(letters));
}

/** A name without its titles; as it is where nothing else would be left. */
export function withoutTitles(name: string): string {
  const parts = name.split(/[\s,]+/).filter((part) => part !== '' && !isTitle(part));
  return parts.length > 0 ? parts.join(' ') : name;
}
