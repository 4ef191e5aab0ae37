import { parseWallTime } from './capture-time.ts';

/**
 * The date in names that machines give: phones, messengers, screen shots, recorders. People's names of files are read
 * elsewhere, as proposals.
 */
const patterns: readonly RegExp[] = [
  // IMG-20201009-WA0012, VID-20201009-WA0003, AUD-, PTT-, DOC-, STK-
  /^(?:IMG|VID|AUD|PTT|DOC|STK)-(\d{4})(\d\d)(\d\d)-WA\d+/i,
  // IMG_20210817_093015, VID_…, PXL_20210817_093015123, MVIMG_, PANO_, BURST, Screenshot_20210817-093015, Screenrecorder-2021-08-17-09-30-15
  /^(?:IMG|VID|PXL|MVIMG|PANO|BURST|SAVE|TRIM|AUD|REC|Record|Screen[ _-]?shot|Screen[ _-]?record(?:er|ing)?|signal|photo|video|recording|voice|DJI|C360|WIN)[ _-]?(\d{4})[-_.]?(\d\d)[-_.]?(\d\d)(?:(?:[ _T-]|-at-|_at_| at )+(\d\d)[-_.h:]?(\d\d)(?:[-_.m:]?(\d\d))?)?/i,
  // 20210817_093015 as Samsung, and Screenshot tools, name them
  /^(\d{4})(\d\d)(\d\d)[_-](\d\d)(\d\d)(\d\d)(?:\D|$)/,
  // WhatsApp Image 2020-10-09 at 09.30.15
  /^WhatsApp (?:Image|Video|Audio|Ptt) (\d{4})-(\d\d)-(\d\d) at (\d{1,2})[.:](\d\d)[.:](\d\d)/i,
  // Screenshot 2021-08-17 093015 and Screenshot 2021-08-17 at 09.30.15
  /^(?:Screenshot|Screen Shot|Tangkapan Layar) (\d{4})-(\d\d)-(\d\d)(?: (?:at |pukul )?(\d{1,2})[.:]?(\d\d)[.:]?(\d\d))?/i,
];

/** The date, with its time where there is one, that a machine wrote into a file's name. */
export function stampInName(name: string): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(name);
    if (!match) continue;
    const [, year, month, day, hours, minutes, seconds = '00'] = match;
    const date = `${year}-${month}-${day}`;
    const found =
      (hours && minutes ? parseWallTime(`${date}T${hours}:${minutes}:${seconds}`) : undefined) ?? parseWallTime(date);
    if (found && Number(year) >= 1990 && Number(year) < 2100) return found;
  }
  return undefined;
}

/** Epoch milliseconds as wall time of this computer, without an offset: nobody said where it was. */
export function localWallTime(epoch: number): string | undefined {
  const time = new Date(epoch);
  if (Number.isNaN(time.getTime()) || time.getFullYear() < 1971 || time.getFullYear() > 2199) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  return (
    `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}` +
    `T${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`
  );
}
