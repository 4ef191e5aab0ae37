/**
 * Plain JavaScript that also an old Node can read: it says in one sentence what to do, before anything newer is loaded.
 */
import process from 'node:process';

const needed = 24;

function speaksIndonesian() {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^id\b|^id_/i.test(locale);
}

/** Ends the process with code 2 when this Node is too old. */
export function stopUnderOldNode() {
  const found = process.versions.node;
  if (Number(found.split('.')[0]) >= needed) return;
  process.stderr.write(
    speaksIndonesian()
      ? `Bahan memerlukan Node ${needed} atau lebih baru, sedangkan yang berjalan Node ${found}: jalankan lewat "npm run bahan" atau "npm start" setelah "npm ci", atau pasang Node ${needed} dari https://nodejs.org.\n`
      : `Bahan needs Node ${needed} or newer, and this is Node ${found}: run it through "npm run bahan" or "npm start" after "npm ci", or install Node ${needed} from https://nodejs.org.\n`,
  );
  process.exit(2);
}
