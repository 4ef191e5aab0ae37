import { parseWallTime } from './capture-time.ts';

const year = '((?:19|20)\\d\\d)';
const twoDigits = '(\\d\\d)';
/** Between the parts of a date or a time: nothing or one sign, the same throughout is not asked for. */
const between = '[-_.:]?';
const half = '(?:[\\s\\u00a0\\u202f]*([AaPp])\\.?[Mm]\\b)?';

/** A date and a time to the second, wherever it stands in a name: nobody writes that by hand. */
const whole = new RegExp(
  `(?<!\\d)${year}${between}${twoDigits}${between}${twoDigits}(?:[\\s_T-]|at|pukul)*` +
    `(?:${twoDigits}|(?<=[\\s_T-])(\\d))[-_.:h]?${twoDigits}[-_.:m]?${twoDigits}(?!\\d{4})${half}`,
);

/** Telegram's export turns the date round: `photo_1@09-10-2020_08-15-22`. */
const turned = /@(\d\d)-(\d\d)-((?:19|20)\d\d)_(\d\d)-(\d\d)-(\d\d)(?!\d)/;

/** Names that machines begin with; behind them a date alone is theirs as well. */
const machines = new RegExp(
  '^(?:IMG|VID|AUD|PTT|DOC|STK|PXL|MVIMG|PANO|BURST|SAVE|TRIM|REC|Record(?:ing)?|Screen[ _-]?shot|Screen[ _-]?record(?:er|ing)?|' +
    'Tangkapan Layar|Cuplikan layar|Rekaman(?: layar)?|WhatsApp (?:Image|Video|Audio|Ptt|Document)|signal|photo|video|image|foto|' +
    'voice|DJI|C360|B612|WIN|DSC[FN]?|P|S|LRM(?:_EXPORT)?|InShot|VN|CYMERA|SNOW|GIF|Camera Roll|Collage|Scan|Dok baru|New Doc)' +
    `[ _-]?${year}[-_.]?${twoDigits}[-_.]?${twoDigits}(?!\\d)(?:(?:[\\s_T-]|at|pukul)+${twoDigits}[-_.:h]?${twoDigits}(?!\\d))?`,
  'i',
);

/** Facebook's are milliseconds since 1970. */
const epoch = /^FB_(?:IMG|VID)_(\d{13})(?!\d)/i;

const earliest = '1990';

/**
 * The date, with its time where there is one, that a machine wrote into a file's name: phones, messengers, screen shots,
 * recorders. Undefined for days and times that there are not, as in running numbers. People's names of files are read
 * elsewhere, as proposals.
 */
export function stampInName(name: string): string | undefined {
  const found = fromWhole(name) ?? fromTurned(name) ?? fromMachine(name) ?? fromEpoch(name);
  return found && found >= earliest ? found : undefined;
}

function fromWhole(name: string): string | undefined {
  const match = whole.exec(name);
  if (!match) return undefined;
  const [, y, month, day, hour, shortHour, minutes, seconds, side] = match;
  const hours = Number(hour ?? shortHour);
  const shown = side ? (hours % 12) + (/p/i.test(side) ? 12 : 0) : hours;
  return timed(`${y}-${month}-${day}`, String(shown).padStart(2, '0'), minutes, seconds);
}

function fromTurned(name: string): string | undefined {
  const match = turned.exec(name);
  return match ? timed(`${match[3]}-${match[2]}-${match[1]}`, match[4], match[5], match[6]) : undefined;
}

function fromMachine(name: string): string | undefined {
  const match = machines.exec(name);
  if (!match) return undefined;
  const [, y, month, day, hours, minutes] = match;
  const date = `${y}-${month}-${day}`;
  return timed(date, hours, minutes, '00') ?? parseWallTime(date);
}

function fromEpoch(name: string): string | undefined {
  const match = epoch.exec(name);
  return match ? parseWallTime(new Date(Number(match[1])).toISOString().replace(/\.\d+/, '')) : undefined;
}

/** Both, or nothing: a time that cannot be makes a number of it. */
function timed(date: string, hours?: string, minutes?: string, seconds?: string): string | undefined {
  if (!hours || !minutes || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return parseWallTime(`${date}T${hours}:${minutes}:${seconds}`);
}

/** Epoch milliseconds as wall time of this computer, without an offset: nobody said where it was. */
export function localWallTime(milliseconds: number): string | undefined {
  const time = new Date(milliseconds);
  if (Number.isNaN(time.getTime()) || time.getFullYear() < 1971 || time.getFullYear() > 2199) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  return (
    `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}` +
    `T${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`
  );
}
