/**
 * Names that cameras, phones, messengers and exports give. They say nothing of an event: a picture is sent and a screen
 * is shot on another day. The stamp in them is read elsewhere, as the capture time of last resort.
 */
const stamp = '\\d{4}[-_.]?\\d{2}[-_.]?\\d{2}';
const clock = '\\d{1,2}[-_.:h]?\\d{2}(?:[-_.:m]?\\d{2})?(?:[-_.]?\\d{1,6})?';
const machine = [
  // counters of cameras
  '_?DSC[NFH]?(?:[-_ ]?\\d{3,}|_\\d+)',
  '_MG_\\d+',
  'IMG[-_ ]?E?\\d{3,5}(?!\\d)',
  'IMGP?\\d{4}',
  'MVI[-_ ]\\d+',
  'MOV[-_ ]?\\d+',
  'MAH\\d{4,}',
  'DJI_\\d+(?:_\\d+)?(?:_[A-Z])?',
  'G(?:OPR|X|H|P|S)\\d{4,}',
  'C\\d{4}',
  'P\\d{7}',
  'PICT\\d+',
  'CIMG\\d+',
  'SAM_\\d+',
  'KIC_\\d+',
  'YDXJ\\d+',
  'M2U\\d+',
  'STE-\\d+',
  'ZOOM\\d+',
  'REC\\d{3,}',
  'CLIP\\d{3,}',
  'A\\d{3}C\\d{3}_\\w+',
  'A\\d{3}_C\\d{3}\\w*',
  // stamps of phones
  `(?:IMG|VID|PXL|MVIMG|PANO|BURST|SAVE|TRIM|AUD|REC|WIN|C360|signal|InShot|CapCut|LRM_EXPORT|LMC|GCAM|PhotoGrid|MTXX|Snapchat|received|DJI|B612|Polish|Canva|ScreenRecord(?:er|ing)?|Screenrecorder|TimeLapse|SL_MO_VID)[-_ ]?${stamp}(?:(?:[-_ T]|[-_ ]at[-_ ])(?:WA\\d+|${clock}))?(?:[-_.~]\\d{1,3})*`,
  `(?:photo|video|audio|file|record|recording|voice|rekaman|foto)[-_ ]?${stamp}(?:[-_ T]|[-_ ]at[-_ ])${clock}(?:[-_]\\d+)?`,
  '(?:IMG|VID|AUD|PTT|DOC|STK)-\\d{8}-WA\\d+',
  '(?:FB_IMG|FB_VID|received|MTXX|InShot|Snapchat|signal)[-_]\\d+',
  '(?:AUD|PTT)[-_]\\d[\\w-]*',
  '(?:IMG|VID)[-_]?\\d{6,}(?:[-_]\\d+)*',
  'photo_\\d{3,}(?!\\d)(?!-\\d\\d-\\d\\d$)[\\d_-]*',
  `GMT\\d{8}[-_]\\d{6}(?:_Recording[\\w.-]*)?`,
  '\\d{8}[-_]\\d{6}(?:\\d{3})?(?!\\d)(?:_\\d{1,3})?',
  `${stamp}[ _T-]+(?:at[ _])?\\d{2}[-_.:h]\\d{2}[-_.:m]\\d{2}(?:[-_.]\\d+)?`,
  '[A-Za-z]{1,3}[-_ ]?\\d{8}[-_]?\\d{6}(?:[-_]\\d{1,4})?',
  'lv_\\d+_\\d{14}(?:_\\d+)?',
  '(?:ssstik|snaptik|savefrom|y2mate|snapinsta|fdownloader)[.\\w]*?[-_]\\d{6,}(?:[-_]\\w+)*',
  '(?:sequence|timeline|urutan)[-_ ]?\\d{1,3}(?!\\d)',
  '(?:Gambar|Foto|Video|Audio|Dokumen)[ _]WhatsApp[ _]\\d{4}-\\d{2}-\\d{2}[ _](?:pukul|jam|at)[ _]\\d{1,2}[.:]\\d{2}(?:[.:]\\d{2})?(?:_[0-9a-f]{6,})?',
  'WhatsApp[ _]Unknown[ _]\\d{4}-\\d{2}-\\d{2}[ _]at[ _]\\d{1,2}[.:]\\d{2}[.:]\\d{2}(?:[ _][AP]M)?',
  'WhatsApp[ _](?:Image|Video|Audio|Ptt|Document)[ _]\\d{4}-\\d{2}-\\d{2}[ _]at[ _]\\d{1,2}[.:]\\d{2}[.:]\\d{2}(?:[ _][AP]M)?(?:_[0-9a-f]{6,})?',
];
/** Names without any word; they count only when nothing else stands in the name. */
const bare = [
  '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  '(?=[0-9a-f]*\\d)(?=[0-9a-f]*[a-f])[0-9a-f]{16,}',
  '\\d{5,}_\\d{5,}_\\d{5,}(?:_[a-z])*',
  '\\d{9,}',
];

/** What systems leave behind in folders: names with a dot in front, lists of small pictures. */
const systems =
  /^(?:\.[\w.~-]+|thumbs(?:\.db)?|desktop\.ini|~\$.*|\$recycle\.bin|system volume information|__macosx|@eadir|lost\+found)$/iu;

const anyOf = (sources: readonly string[]): string => sources.map((source) => `(?:${source})`).join('|');

const tail =
  '(?:[-_. ]*(?:\\(\\d+\\)|~\\d+|HDR|BURST\\d*|COVER|PORTRAIT(?:-\\d+)?|NIGHT|PANO|RAW(?:-\\d+)?|MP|COLLAGE|edited|edit|copy|Enhanced-NR))*';
/** Of files that stand beside a recording, and of copies that lost their place as a file: GOPR0001.LRV */
const extension = '(?:\\.[a-z\\d]{2,4})?';
const whole = new RegExp(`^(?:${anyOf([...machine, ...bare])})${tail}${extension}$`, 'iu');
const first = new RegExp(`^(?:${anyOf(machine)})(?![\\p{L}\\p{N}])`, 'iu');
const last = new RegExp(`(?<=[\\s_-])(?:${anyOf(machine)}|WA\\d{4})${tail}${extension}$`, 'iu');
const screen =
  /^(?:screen[ _-]?shots?|(?:tangkapan|cuplikan|rekaman)[ _]layar|screen[ _-]?record(?:ing|er)?)(?![\p{L}])/iu;
const exported = /[-_ ]?\d{8}T\d{6}Z(?:-\d+)*(?:-\d{3})?$/u;
const exporter = /^(?:drive-download|takeout|photos|icloud[ _-]photos|onedrive[\w_-]*)$/iu;

/** What a person wrote in such a name; '' when the machine wrote all of it, the name itself when it wrote none. */
export function withoutMachine(name: string): string {
  const trimmed = name.trim();
  if (systems.test(trimmed)) return '';
  if (screen.test(trimmed) || whole.test(trimmed)) return '';
  const export_ = exported.exec(trimmed);
  if (export_) {
    const words = trimmed.slice(0, export_.index);
    return exporter.test(words) ? '' : words;
  }
  const begun = first.exec(trimmed);
  if (begun) return trimmed.slice(begun[0].length);
  const ended = last.exec(trimmed);
  return ended ? trimmed.slice(0, ended.index) : name;
}
